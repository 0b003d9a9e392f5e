// 某地下辖哪些地方？
// Which areas lie within an area?
// param: area=柳河镇
MATCH p = (part:Area)-[:PART_OF*1..4]->(a:Area)
WHERE a.name = $area
RETURN length(p) AS steps, part.name AS area, part.level AS level
ORDER BY steps, level, area
