// 哪些组织同在多个项目或联盟？
// Which organisations meet in several programmes or alliances?
MATCH (a)-[r:ORGANIZES|PARTICIPATES_IN]->(x)<-[s:ORGANIZES|PARTICIPATES_IN]-(b)
WHERE NOT a:Person AND NOT b:Person AND NOT a:Area AND NOT b:Area AND a.name < b.name
WITH a, b, collect(DISTINCT x.name) AS together, collect(r)[0..2] + collect(s)[0..2] AS ties
WHERE size(together) > 1
WITH a, b, together, ties
ORDER BY size(together) DESC, a.name, b.name
LIMIT 100
RETURN a.name AS one, b.name AS other, size(together) AS number, together, [r IN ties | evidence(r)[0].text] AS sentences
