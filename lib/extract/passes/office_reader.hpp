// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/char_set.hpp"
#include "extract/earlier_names.hpp"
#include "extract/office_names.hpp"
#include "extract/office_rows.hpp"
#include "extract/reading.hpp"
#include "extract/taking_office.hpp"

namespace govgraph::extract {

/// The operator office-chain: person by person, the offices that stand beside the name. What was read of the person
/// before holds for the next in a list. Writes relations HOLDS_ROLE and `Reading::titled`. Linear in the text, but for
/// logarithms. REQUIRES tokens, tables, mentions and the discourse.
class OfficeReader {
 public:
  explicit OfficeReader(Reading& reading);
  void run();

 private:
  using Office = OfficeName;

  /// 当了|二十多年的|教师: the characters that say how long.
  static constexpr CharSet kDuration{U"0123456789一二三四五六七八九十几两多余来年个月的"};

  // offices.cpp: what stands in rows and beside names.
  void note(std::uint32_t i);
  bool is_longer_than_noun(std::string_view name, lexicon::Feature noun) const;
  /// 成立“石榴籽”服务站: a body right after the verb.
  bool is_founded(const Mention& mention) const;
  void read_row(const OfficeInRow& row);
  bool is_byline(const Mention& mention) const;
  bool is_former(const Office& office, std::uint32_t organ) const;
  void add(std::uint32_t person, const Office& office, std::uint32_t tail);
  void note_titled(std::uint32_t organ);
  std::string role_of(const Office& office, bool of_firm) const;
  /// 副镇长甲、乙: the second name shares the first one's offices.
  void share_with_previous(std::uint32_t person);
  /// 江老板, 小吴书记: the form of address is the office, at the shop or organ right before it.
  void read_partial(std::uint32_t person);
  /// 李明局长, 李明校长: the office right after the name, of the organ right before it or of its kind in the article.
  void read_address(std::uint32_t person);
  bool is_person_at(std::uint32_t position, std::uint32_t after) const;
  bool ends_with(std::uint32_t end, std::u32string_view words) const { return text_.substr(0, end).ends_with(words); }
  char32_t at(std::uint32_t position) const { return position < text_.size() ? text_[position] : U'\0'; }
  /// Where the mentions of the person's article begin that stand before the person.
  std::uint32_t run_above(std::uint32_t person) const { return runs_.begin(person, reading_.mentions[person].article); }
  static std::uint32_t later_of(std::uint32_t a, std::uint32_t b) {
    return a == kNone ? b : b == kNone ? a : std::max(a, b);
  }

  // offices_before.cpp: chains of offices before a name.
  /// Offices chained before the name: 党委委员、总工会主席、武装部部长 NAME.
  bool read_before(std::uint32_t person, std::uint32_t end, bool by = false);
  /// 在|柳河社区|当了五年网格员(|的李明)
  std::uint32_t organ_worked_at(std::uint32_t office) const;
  /// 东山派出所(|所长李明)
  std::uint32_t organ_before_bracket(std::uint32_t begin) const;
  /// 厂长|、81岁的|李明: where the age begins that stands between an office and the name.
  std::uint32_t before_age(std::uint32_t end) const;
  /// 议事会成员、|东山社区居民|李明: where the home begins that stands between an office and the name.
  std::uint32_t before_resident(std::uint32_t end) const;
  /// 书记：李明, 副组长 王建国: where the office ends that a line or cell gives as the label of the names after it.
  std::uint32_t end_of_label(std::uint32_t begin) const;
  /// 菜场|总经理, said again by its noun alone: the house or organ above whose name ends so.
  std::uint32_t organ_of_noun_before(std::uint32_t end, std::uint32_t person) const;
  /// 副主任、项目服务部|部长: where the department of a body begins that is named in the office only, after 、.
  std::uint32_t begin_of_unnamed(std::uint32_t end) const;
  /// 柳河镇中心医院|心内科|主任: where the unit begins that stands between an organ and the office; else `end`.
  std::uint32_t begin_of_unit(std::uint32_t end) const;
  bool ends_with_person(std::uint32_t before, std::uint32_t end) const;
  /// 某集团总经理、党委副书记、副董事长甲,副总经理、党委委员乙: the committee named by its noun alone is the firm's,
  /// and the firm holds for the next person of the list.
  void lead_by_firm(std::uint32_t person);
  bool follows_in_list(std::uint32_t person, std::uint32_t begin) const;
  /// 工会|主席, 业委会|主任 without an organ before it: the one of that noun that the article named last; the office
  /// keeps the rest.
  std::uint32_t organ_inside(Office& office, std::uint32_t person) const;
  /// 作为柳河网点站长,李明…: before a comma; 身为站长的李明: before 的.
  bool read_before_clause(std::uint32_t person, std::uint32_t begin);

  // offices_after.cpp: what verbs of taking office, brackets and later clauses give to the person before.
  /// NAME 是|担任|成为|任 ORGAN (的) OFFICE, and further offices after 、: 李明是柳河网点的站长,
  /// 任柳河镇党委委员、副书记.
  void read_after(std::uint32_t person);
  /// 李明(女)|, 李明(蒙古族)|: past what brackets say of the person.
  std::uint32_t past_note(std::uint32_t from) const;
  /// 决定任命：/ 李明|为柳河镇财政局局长。
  bool is_named_to_office(std::uint32_t from, std::uint32_t person) const;
  /// 聘请|李明|为首席调解员: whether a verb before `end` in the clause chooses somebody, and who hires (kNone: whose
  /// office it is stands elsewhere).
  std::optional<std::uint32_t> chosen_in(std::uint32_t end) const;
  /// 李明|进村前是: past the copula; `from` when none stands there.
  std::uint32_t end_of_earlier_copula(std::uint32_t from) const;
  /// 李明|(曾)在柳河镇中学当了二十年教师.
  bool read_worked(std::uint32_t person, std::uint32_t from);
  /// 李明(挂职,|县住建局干部): an organ and an office that fill the rest of a bracket.
  bool is_office_in_note(std::uint32_t from, std::uint32_t person) const;
  /// 当选|第三届|会长, 当选|首任|会长: past what stands between a verb of taking office and the office.
  std::uint32_t past_filler(std::uint32_t from) const;
  /// 李明(回族)|、王建国等9人|当选副会长: past what brackets say of the last name and how many there are.
  std::uint32_t past_others(std::uint32_t from) const;
  /// 某公司总经理甲、某厂厂长乙等9人|当选副会长: what the last of a list takes, all of it take.
  void read_list_of_all(std::uint32_t person, const TakingOffice& taking, std::uint32_t unit = kNone);
  /// 李明，柳河镇党委书记； 李明(柳河镇党委书记); 李明 柳河镇党委书记: an organ and an office, and nothing after them.
  void read_apposition(std::uint32_t person, std::uint32_t from);
  /// The innermost of the organs that begin there one after another: 柳河县公安局|东山派出所.
  std::uint32_t organ_right_at(std::uint32_t begin, std::uint32_t person) const;
  /// 李明，男，1979年生，现任柳河镇党委副书记，拟任…: later clauses of the sentence up to the next person.
  void read_later_clauses(std::uint32_t person);
  /// A cell that begins with an organ and its office.
  bool is_office_of_cell(std::uint32_t from, std::uint32_t person) const;
  /// 2022年他又|扛起…: a date, a pronoun and adverbs may stand before the verb.
  std::uint32_t past_date(std::uint32_t from, std::uint32_t end) const;
  /// 六年前来到柳河镇，成为了某某网点的一名快递员: of the person that a sentence before names.
  void read_carried(const Clause& clause);
  /// 如今，他已是|这个站点的|站长: of the house that the person was last said to belong to.
  void read_pointed(std::uint32_t person, std::uint32_t from);
  /// The relations so far that say what one of the person's name holds in the article.
  const std::vector<std::uint32_t>& offices_held_by(std::uint32_t person);
  std::uint32_t organ_starting_at(std::uint32_t begin, std::uint32_t person) const;
  /// 县教育局|总督学, 县检察院|第二检察部主任: after an organ all of a short phrase that ends like an office.
  std::optional<Office> unlisted_office(std::uint32_t from) const;
  /// 第二检察部|主任, 执法大队|大队长: of a unit of the organ that was not read as a name.
  bool is_of_inner_unit(const Office& office) const;
  /// 组织委员|(统战委员).
  bool is_office_in_brackets(std::uint32_t position) const;
  /// ORGAN OFFICE、ORGAN OFFICE, OFFICE …: an organ that is not said again holds for the next office.
  /// `unit`: whose they are when no organ is named.
  void read_list(std::uint32_t person, std::uint32_t from, std::string_view status, std::uint32_t unit = kNone);

  // office_bodies.cpp: which body an office belongs to.
  /// 会长, 秘书长: of a body with members.
  bool is_of_association(const Office& office) const;
  /// The last such body of the article; the nearest organ when it names none.
  std::uint32_t association_before(std::uint32_t person) const;
  bool is_of_firm(const Office& office) const;
  /// 镇长 and 区长 belong to the government, for which the area stands; an office alone to the nearest organ.
  std::uint32_t tail_for(const Office& office, std::uint32_t organ, std::uint32_t person) const;
  /// 柳河村村委会⏎主任：李明⏎委员：王强: of the body that a line above names by itself. Up a few lines.
  std::uint32_t body_of_block(std::uint32_t person) const;
  /// 成立柳河镇防汛工作专班，成员如下：: the last group of the line that has a head and members; else kNone.
  std::uint32_t group_told_in(Span line) const;
  /// 成员：李明 镇城建办主任⏎王强 派出所所长: the office that a label above gives to those who begin the lines below.
  void share_label_above(std::uint32_t person);
  /// Whether the line holds the name and no other word.
  bool is_all_but_marks(Span line, Span name) const;
  /// 交通运输局党组成员、副局长: the second office is one of the body, not of its Party group.
  std::uint32_t executive(const Office& office, std::uint32_t organ) const;
  /// 驻村第一书记: of the village that the article last named.
  std::uint32_t village_before(std::uint32_t person) const { return last_in(villages_, run_above(person), person); }
  /// The office of the subdistrict's government that the article named last; else the area of the organ before.
  std::uint32_t government_of(std::uint32_t organ, std::uint32_t person) const;
  /// The area of a 镇长 is a 镇: the one that the organ before it names, else the last such one of the article.
  std::uint32_t governed_area(const Office& office, std::uint32_t organ, std::uint32_t person) const;
  bool is_no_party_body(std::uint32_t organ) const;
  /// 副教授李明: of the university or institute that the article last named.
  std::uint32_t school_before(std::uint32_t person) const { return last_in(schools_, run_above(person), person); }
  /// 楼组长, 网格员: a community has them.
  bool of_community(const Office& office) const;
  /// 队长甲和|队员|乙: of the group that the sentence says the one before leads, whose noun is the member's.
  std::uint32_t group_of_member(const Office& office, std::uint32_t person) const;
  /// 街道|组织委员, 镇|宣传委员: of the committee of the level that the article named last.
  std::uint32_t party_of_level(const Office& office, std::uint32_t person) const;
  /// The community or village last named under the same heading, else whom it tells of.
  std::uint32_t community_before(std::uint32_t person) const;
  /// The last organ before the person in the sentence.
  std::uint32_t nearest(std::uint32_t person) const;
  /// 李明当选书记,王强|为委员: of the body that the sentence elects others to.
  std::uint32_t elected_in_sentence(std::uint32_t person) const;
  /// 成立“石榴籽”服务站，聘请李明担任站长: what the sentence says was founded before the position.
  std::uint32_t founded_before(std::uint32_t position) const;
  /// The Party body that the article is about.
  std::uint32_t topic_party(std::uint32_t person) const;
  /// The last organ of the article that a 局长, 院长 or 校长 heads by its noun.
  std::uint32_t headed_organ(const Office& office, std::uint32_t person) const;
  /// 当选|业委会|主任, 任|联合党委|书记: the organ that the article named last with that noun; moves `from` past the
  /// noun.
  std::uint32_t organ_by_noun(std::uint32_t& from, std::uint32_t person) const;
  std::uint32_t first_mention_at(std::uint32_t position) const;
  /// The last name of the article before the person that ends so.
  std::uint32_t ending(std::uint32_t labels, std::u32string_view end, EarlierNames::Which which, std::uint32_t person,
                       std::uint32_t before = kNone) const;
  /// The same by a noun that may be short for the one in the name.
  std::uint32_t named_by_noun(std::uint32_t labels, std::u32string_view noun, EarlierNames::Which which,
                              std::uint32_t person) const;
  /// 原任|该所|副所长: the organ above that ends with the noun; moves `from` past it.
  std::uint32_t pointed_organ(std::uint32_t& from, std::uint32_t person) const;
  /// 曾任|该镇|人大主席.
  std::uint32_t area_by_noun(std::u32string_view noun, std::uint32_t person, std::uint32_t before) const;

  Reading& reading_;
  std::u32string_view text_;
  OfficeNames names_;
  ArticleRuns runs_;
  EarlierNames areas_, organs_and_places_;
  std::vector<std::uint32_t> villages_, communities_, party_organs_, associations_, schools_, organs_,
      founded_;                          ///< mentions, ascending
  std::vector<std::uint32_t> headings_;  ///< where they begin, ascending
  std::vector<std::pair<Office, std::uint32_t>> offices_;
  std::vector<std::pair<Office, std::uint32_t>> offices_of_last_;
  std::map<std::pair<std::uint32_t, std::string_view>, std::vector<std::uint32_t>> held_;  ///< by article and name
  std::size_t noted_ = 0;                                ///< relations that are in `held_`
  std::vector<std::pair<Office, std::uint32_t>> label_;  ///< what the last label gives, and of which body
  std::uint32_t last_row_ = 0;                           ///< where the line of the label, or the last below it, ends
  std::uint32_t last_person_ = kNone;
  bool in_row_ = false;    ///< the person stands in a row that says the office
  bool labelled_ = false;  ///< the offices of the last name are the label of a list of names
};

}  // namespace govgraph::extract
