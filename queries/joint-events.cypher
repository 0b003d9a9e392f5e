// 哪两个组织共同参与了哪些活动？
// Which events did two organs share?
MATCH (a)-[:ORGANIZES|PARTICIPATES_IN]->(e:Event)<-[:ORGANIZES|PARTICIPATES_IN]-(b)
WHERE NOT a:Person AND NOT b:Person AND a.name < b.name
RETURN a.name AS one, b.name AS other, collect(DISTINCT e.name) AS events
ORDER BY size(events) DESC, one, other
LIMIT 100
