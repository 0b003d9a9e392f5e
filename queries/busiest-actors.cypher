// 谁牵头的项目和活动最多？
// Who organizes the most programmes and events?
MATCH (a)-[:ORGANIZES]->(x)
RETURN a.name AS actor, labels(a)[0] AS label, count(DISTINCT x) AS number, collect(DISTINCT labels(x)[0]) AS kinds
ORDER BY number DESC, actor
LIMIT 30
