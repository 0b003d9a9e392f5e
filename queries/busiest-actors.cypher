// 谁牵头的项目和活动最多？
// Who organizes the most programmes and events?
MATCH (a)-[r:ORGANIZES]->(x)
WITH a, count(DISTINCT x) AS number, collect(DISTINCT labels(x)[0]) AS kinds, collect(r)[0..3] AS ties
ORDER BY number DESC, a.name
LIMIT 30
RETURN a.name AS actor, labels(a)[0] AS label, number, kinds, [r IN ties | evidence(r)[0].text] AS sentences
