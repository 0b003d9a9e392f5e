// 哪些结论把握不大，需要人工核对？
// Which statements are doubtful and want a second look?
MATCH (a)-[r]->(b)
WHERE r.confidence < 0.65
RETURN r.confidence AS confidence, a.name AS head, type(r) AS relation, b.name AS tail, evidence(r)[0].rule AS rule, evidence(r)[0].text AS sentence
ORDER BY confidence, head, relation, tail
LIMIT 200
