// 某条路上有什么？
// What stands on a street?
// param: road=柳堤路
MATCH (x)-[r:LOCATED_IN]->(s:Road)
WHERE s.name CONTAINS $road
RETURN s.name AS road, x.name AS name, labels(x)[0] AS label, r.inferred AS inferred
ORDER BY road, label, name
