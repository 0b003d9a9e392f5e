// 两个人或组织之间最短的联系是什么？
// What is the shortest link between two nodes?
// param: from=方致远
// param: to=柳河镇总工会
MATCH (a), (b)
WHERE a.name = $from AND b.name = $to
MATCH p = allShortestPaths((a)-[*..6]-(b))
RETURN length(p) AS steps, p AS link, [r IN relationships(p) | evidence(r)[0].text] AS sentences
LIMIT 20
