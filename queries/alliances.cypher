// 各联盟、队伍有哪些成员，由谁组建？
// Who founded which alliance or team, and who belongs to it?
MATCH (s:SocialOrg)
OPTIONAL MATCH (f)-[:ORGANIZES]->(s)
OPTIONAL MATCH (m)-[:PARTICIPATES_IN]->(s)
WITH s, collect(DISTINCT f.name) AS founders, collect(DISTINCT m.name) AS members
WHERE size(founders) + size(members) > 0
RETURN s.name AS alliance, founders, members
ORDER BY alliance
