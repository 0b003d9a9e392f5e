// 李书记担任哪些职务？(按姓名)
// Which offices does a person hold?
// param: name=周远舟
MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE p.name = $name OR $name IN p.aliases
RETURN r.role AS office, o.name AS organ, labels(o)[0] AS label, r.status AS status, r.date AS date
ORDER BY office, organ
