// 哪些组织有共同的合作伙伴却尚未合作？
// Which organisations share a partner and do not work together yet?
MATCH (a)-[r:COOPERATES_WITH]-(b)-[s:COOPERATES_WITH]-(c)
WHERE a.name < c.name AND NOT EXISTS { (a)-[:COOPERATES_WITH]-(c) }
WITH DISTINCT a.name AS one, b.name AS partner, c.name AS other, r, s
ORDER BY one, other, partner
LIMIT 100
RETURN one, partner, other, [evidence(r)[0].text, evidence(s)[0].text] AS sentences
