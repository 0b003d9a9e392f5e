// 某条路与哪些路相交？
// Which roads does a road cross?
// param: road=柳堤路
MATCH (a:Road)-[r:INTERSECTS]-(b:Road)
WHERE a.name CONTAINS $road
RETURN DISTINCT a.name AS road, b.name AS crosses, evidence(r)[0].text AS sentence
ORDER BY road, crosses
