// 哪些人同时联系两类组织？
// Which people stand in organs of different kinds?
MATCH (p:Person)-[r:HOLDS_ROLE]->(a), (p)-[s:HOLDS_ROLE]->(b)
WHERE labels(a)[0] < labels(b)[0]
RETURN p.name AS person, a.name AS one, labels(a)[0] AS kind, b.name AS other, labels(b)[0] AS other_kind,
       [evidence(r)[0].text, evidence(s)[0].text] AS sentences
ORDER BY person, one, other
