// 哪两个组织共同参与了哪些活动？
// Which events did two organs share?
MATCH (a)-[r:ORGANIZES|PARTICIPATES_IN]->(e:Event)<-[s:ORGANIZES|PARTICIPATES_IN]-(b)
WHERE NOT a:Person AND NOT b:Person AND a.name < b.name
WITH a, b, collect(DISTINCT e.name) AS events, collect(r)[0..2] + collect(s)[0..2] AS ties
ORDER BY size(events) DESC, a.name, b.name
LIMIT 100
RETURN a.name AS one, b.name AS other, events, [r IN ties | evidence(r)[0].text] AS sentences
