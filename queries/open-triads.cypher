// 哪些组织有共同的合作伙伴却尚未合作？
// Which organisations share a partner and do not work together yet?
MATCH (a)-[:COOPERATES_WITH]-(b)-[:COOPERATES_WITH]-(c)
WHERE a.name < c.name AND NOT EXISTS { (a)-[:COOPERATES_WITH]-(c) }
RETURN DISTINCT a.name AS one, b.name AS partner, c.name AS other
ORDER BY one, other, partner
LIMIT 100
