// 某地下辖哪些地方？
// Which areas lie within an area?
// param: area=柳河镇
MATCH p = (part:Area)-[:PART_OF*1..4]->(a:Area)
WHERE a.name = $area OR $area IN a.aliases
RETURN length(p) AS steps, part.name AS area, part.level AS level, evidence(relationships(p)[0])[0].text AS sentence
ORDER BY steps, level, area
