// 各地有哪些企业商户？
// Which enterprises are where?
MATCH (e:Enterprise)-[:LOCATED_IN]->(a:Area)
RETURN a.name AS area, count(DISTINCT e) AS number, collect(DISTINCT e.name) AS enterprises
ORDER BY number DESC, area
