// 各联盟、队伍、协会有哪些成员，由谁组建，由谁任职？
// Who founded which alliance, team or association, who belongs to it, and who holds an office there?
MATCH (s:SocialOrg)
OPTIONAL MATCH (f)-[founded:ORGANIZES]->(s)
WITH s, collect(DISTINCT f.name) AS founders, collect(founded) AS foundings
OPTIONAL MATCH (m)-[joined:PARTICIPATES_IN|PART_OF]->(s)
WITH s, founders, foundings, collect(DISTINCT m.name) AS members, collect(joined) AS joinings
OPTIONAL MATCH (p:Person)-[held:HOLDS_ROLE]->(s)
WITH s, founders, members, foundings, joinings, collect(DISTINCT p.name + ' ' + held.role) AS people, collect(held) AS offices
WHERE size(founders) + size(members) > 0
WITH s, founders, members, people, foundings + joinings + offices AS ties
RETURN s.name AS alliance, founders, members, people, [r IN ties[0..5] | evidence(r)[0].text] AS sentences
ORDER BY alliance
