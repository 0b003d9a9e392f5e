// 各地有哪些企业商户？
// Which enterprises are where?
MATCH (e:Enterprise)-[r:LOCATED_IN]->(a:Area)
WITH a, count(DISTINCT e) AS number, collect(DISTINCT e.name) AS enterprises, collect(r)[0..3] AS ties
RETURN a.name AS area, number, enterprises, [r IN ties | evidence(r)[0].text] AS sentences
ORDER BY number DESC, area
