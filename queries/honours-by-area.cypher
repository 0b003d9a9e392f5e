// 各地及其组织、个人获得哪些荣誉？
// Which honours went to which area, its organs and people?
MATCH (x)-[r:RECEIVED]->(h:Honour)
OPTIONAL MATCH (x)-[:LOCATED_IN|PART_OF|GOVERNS|HOLDS_ROLE]->(a:Area)
RETURN h.name AS honour, x.name AS winner, labels(x)[0] AS label, r.year AS year, collect(DISTINCT a.name) AS areas,
       evidence(r)[0].text AS sentence
ORDER BY honour, winner
