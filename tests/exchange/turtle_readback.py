#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""turtle_readback.py GOVGRAPH FOLDER...: parses Turtle files with rdflib, compares them with the JSON Lines export of the same graph, and
asks those that have a database beside them the same questions in SPARQL and in openCypher. Exit 77 (skipped) without rdflib."""
import glob
import json
import os
import subprocess
import sys

try:
    import rdflib
except ImportError as error:
    print(f"skipped: {error}; apt-get install python3-rdflib")
    sys.exit(77)

from graphs import load_jsonl

PREFIXES = """
PREFIX gg: <urn:govgraph:> PREFIX n: <urn:govgraph:node:> PREFIX org: <http://www.w3.org/ns/org#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

# The same question twice.
QUESTIONS = [
    ("SELECT ?p ?r ?o WHERE { ?e a org:Membership ; org:member/foaf:name ?p ; gg:role ?r ; org:organization/rdfs:label ?o }",
     "MATCH (p)-[e:HOLDS_ROLE]->(o) WHERE e.role IS NOT NULL RETURN p.name, e.role, o.name"),
    ("SELECT ?a ?b WHERE { ?x a gg:PartyOrg ; rdfs:label ?a ; gg:GOVERNS ?y . ?y a gg:Area ; rdfs:label ?b }",
     "MATCH (x:PartyOrg)-[:GOVERNS]->(y:Area) RETURN x.name, y.name"),
    ("SELECT ?a ?b WHERE { ?x org:subOrganizationOf ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }",
     "MATCH (x)-[:PART_OF]->(y) WHERE any(l IN labels(x) WHERE l IN ['PartyOrg','GovBody','SocialOrg','Institution','Enterprise']) "
     "AND any(l IN labels(y) WHERE l IN ['PartyOrg','GovBody','SocialOrg','Institution','Enterprise']) RETURN x.name, y.name"),
    ("SELECT ?who ?what WHERE { ?x gg:ORGANIZES/^gg:PARTICIPATES_IN ?y . ?x rdfs:label ?who . ?y rdfs:label ?what }",
     "MATCH (x)-[:ORGANIZES]->()<-[:PARTICIPATES_IN]-(y) RETURN x.name, y.name"),
    ("SELECT ?a WHERE { ?x a gg:Person ; rdfs:label ?a . FILTER NOT EXISTS { ?x gg:HOLDS_ROLE ?o } }",
     "MATCH (x:Person) WHERE NOT (x)-[:HOLDS_ROLE]->() RETURN x.name"),
]


def check_counts(graph, nodes, edges):
    def count(pattern):
        return int(next(iter(graph.query(PREFIXES + f"SELECT (count(*) AS ?n) WHERE {{ {pattern} }}")))[0])

    assert count("?x gg:mentions ?m") == len(nodes)
    assert count("?e a rdf:Statement") == len(edges)
    assert count("?a a oa:Annotation ; oa:hasBody/a rdf:Statement") == sum(len(e["evidence"]) for e in edges)
    quotes = sorted((int(r[0]), int(r[1]), str(r[2])) for r in graph.query(
        PREFIXES + "SELECT ?b ?e ?t WHERE { ?a oa:hasTarget ?s . ?s oa:hasSelector/oa:start ?b ; oa:hasSelector/oa:end ?e ; oa:hasSelector/oa:exact ?t }"))
    assert quotes == sorted((e["begin"], e["end"], e["text"]) for edge in edges for e in edge["evidence"]), "the spans differ"
    names = sorted(str(r[0]) for r in graph.query(PREFIXES + "SELECT ?l WHERE { ?x gg:mentions ?m ; rdfs:label ?l }"))
    assert names == sorted(n["name"] for n in nodes.values()), "the names differ"


def check_questions(program, graph, database):
    for sparql, cypher in QUESTIONS:
        there = {tuple(str(value) for value in row) for row in graph.query(PREFIXES + sparql)}
        answer = subprocess.run([program, "query", cypher, "--db", database, "--format", "jsonl"], stdout=subprocess.PIPE, check=True).stdout
        here = {tuple(str(value) for value in json.loads(line).values()) for line in answer.decode().splitlines()}
        assert there == here, (sparql, there ^ here)
        assert there, sparql
    return len(QUESTIONS)


def main(program, folders):
    checked = asked = 0
    for path in sorted(p for folder in folders for p in glob.glob(os.path.join(folder, "*.ttl"))):
        graph = rdflib.Graph()
        graph.parse(path, format="turtle")
        check_counts(graph, *load_jsonl(path.replace(".ttl", ".jsonl")))
        checked += 1
        if os.path.isdir(path.replace(".ttl", ".db")) and "samples" in os.path.basename(path):
            asked += check_questions(program, graph, path.replace(".ttl", ".db"))
    assert checked >= 4 and asked > 0, (checked, asked)
    print(f"{checked} files agree; {asked} questions have one answer")


main(sys.argv[1], sys.argv[2:])
