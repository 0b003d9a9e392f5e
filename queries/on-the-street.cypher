// 某条路上有什么，与哪些路相交，有哪些工程项目？
// What stands on a street, what crosses it, and what concerns it?
// param: road=柳堤路
MATCH (x)-[r:LOCATED_IN|LIVES_IN|OPERATES|INTERSECTS|CONCERNS|ORGANIZES]-(s:Road)
WHERE s.name CONTAINS $road
RETURN DISTINCT s.name AS road, type(r) AS relation, x.name AS name, labels(x)[0] AS label, r.inferred AS inferred,
       evidence(r)[0].text AS sentence
ORDER BY road, relation, label, name
