// 关于某个名称，原文怎么说？
// What do the sources say of a node?
// param: name=柳河镇党委
MATCH (a)-[r]-(b)
WHERE a.name = $name OR $name IN a.aliases
UNWIND evidence(r) AS e
RETURN type(r) AS relation, r.role AS role, b.name AS other, e.doc AS document, e.date AS date, e.text AS sentence
ORDER BY relation, other, document, sentence
