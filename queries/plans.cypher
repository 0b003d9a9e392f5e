// 哪些事还在计划之中？
// What is only planned?
MATCH (a)-[r]->(b)
WHERE r.status = 'planned'
RETURN a.name AS who, type(r) AS relation, b.name AS what, evidence(r)[0].text AS sentence
ORDER BY who, relation, what
