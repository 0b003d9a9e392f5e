// 哪些组织同在多个项目或联盟？
// Which organisations meet in several programmes or alliances?
MATCH (a)-[:ORGANIZES|PARTICIPATES_IN]->(x)<-[:ORGANIZES|PARTICIPATES_IN]-(b)
WHERE NOT a:Person AND NOT b:Person AND NOT a:Area AND NOT b:Area AND a.name < b.name
WITH a, b, collect(DISTINCT x.name) AS together
WHERE size(together) > 1
RETURN a.name AS one, b.name AS other, size(together) AS number, together
ORDER BY number DESC, one, other
LIMIT 100
