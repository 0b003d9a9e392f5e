// 哪些职务换了人：谁接替了谁？
// Which offices changed hands: who was followed by whom?
CALL analysis.successions() YIELD organ, office, former, present, until, since, evidence
RETURN organ.name AS organ, office, former.name AS former, present.name AS present, until, since,
       evidence[0][-1].text AS of_the_former, evidence[1][0].text AS of_the_present
ORDER BY organ, office, since, former
