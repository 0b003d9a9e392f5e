// SPDX-License-Identifier: Apache-2.0
// Finds who takes part: 李明出席会议, 甲科技、乙电子等8家企业参加 -> PARTICIPATES_IN the event or alliance named,
// else the event that the article tells of. Declines groups without a name.
#include <algorithm>
#include <set>

#include "extract/char_set.hpp"
#include "extract/clauses.hpp"
#include "extract/gathering.hpp"
#include "extract/passes/relating.hpp"
#include "extract/phrase.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

/// Verbs of the table that tell of going, giving or becoming rather than of taking part.
bool is_joining(const Reading& reading, const Trigger& trigger) {
  return trigger.is(Category::kParticipate) && !trigger.is(Category::kReceive) &&
         !one_of(reading.document.at(trigger.span),
                 {U"走访",   U"慰问", U"走访慰问", U"参观", U"前往", U"赴",   U"来到", U"担任", U"受聘",
                  U"被聘为", U"争当", U"当选",     U"纳入", U"落户", U"提供", U"走进", U"助力", U"带领",
                  U"代表",   U"配合", U"响应",     U"受益", U"报告", U"调研", U"视察"});
}

const Trigger* joining_verb(const Reading& reading, const Clause& clause) {
  for (const Trigger& trigger : clause.triggers)
    if (is_joining(reading, trigger)) return &trigger;
  return nullptr;
}

bool takes_part(const Reading& reading, const Clause& clause) {
  // 在镇党委的大力支持下: under whose care something is done.
  if (reading.document.at(clause.span).starts_with(U"在") && reading.document.at(clause.span).ends_with(U"下，"))
    return false;
  if (joining_verb(reading, clause) != nullptr) return true;
  constexpr std::u32string_view kWords[] = {
      U"参会",   U"到会", U"代表参加", U"进行了交流", U"交流发言",   U"通报了", U"受邀",     U"作了介绍",
      U"出席",   U"组成", U"入驻",     U"亮相",       U"作工作报告", U"作报告", U"作动员",   U"作表态",
      U"作主旨", U"献上", U"带来了",   U"登台",       U"致辞",       U"并讲话", U"发表讲话", U"宣读"};
  static constexpr CharSet kFirst{U"献带登参到代进交通受作出组入亮致并发宣"};
  const std::u32string_view text = reading.document.at(clause.span);
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!kFirst.contains(text[at])) continue;
    for (const std::u32string_view word : kWords)
      if (text.substr(at).starts_with(word) && !text.substr(at).starts_with(U"组成的")) return true;
  }
  return false;
}

bool may_take_part(const Mention& mention) { return mention.label == Label::kPerson || is_organisation(mention.label); }

class ParticipationReader {
 public:
  explicit ParticipationReader(Reading& reading)
      : reading_(reading), relator_(reading, RelationType::kParticipatesIn) {}

  bool organizes(std::uint32_t who, std::uint32_t what) const { return organizes_.contains({who, what}); }

  /// 谈起助餐服务，家住柳河社区的何阿姨连连称赞: residents named beside a service use it.
  void read_residents() {
    const auto& clauses = reading_.clauses.all;
    for (std::size_t c = 0; c < clauses.size();) {
      std::size_t end = c + 1;
      while (end < clauses.size() && clauses[end].sentence == clauses[c].sentence) ++end;
      std::uint32_t person = kNone, service = kNone;
      std::size_t at = c;
      for (std::size_t k = c; k < end; ++k)
        for (const std::uint32_t name : clauses[k].names) {
          const Mention& mention = reading_.mentions[name];
          if (mention.label == Label::kPerson && mention.naming == Naming::kPartial && person == kNone) {
            person = name;
            at = k;
          }
          if (mention.label == Label::kProgramme && service == kNone) service = name;
        }
      if (!clauses[c].heading) relator_.add(clauses[at], person, service, 0.62F, "resident-beside-service");
      c = end;
    }
  }

  void run() {
    read_residents();
    for (const Relation& relation : reading_.relations)
      if (relation.rule == "office-before-name")
        in_title_.insert(relation.tail);
      else if (relation.type == RelationType::kOrganizes)
        organizes_.emplace(relation.head, relation.tail);
    for (const Clause& clause : reading_.clauses.all) {
      if (read_gathered(clause)) continue;
      if (!clause.heading && takes_part(reading_, clause)) {
        read(clause);
        read_list_before(clause);
      }
      read_shortlisted(clause);
    }
    read_present();
    for (const Clause& clause : reading_.clauses.all) read_invited(clause);
    read_leaders();
    for (std::size_t c = 0; c < reading_.clauses.all.size(); ++c) {
      read_capacity(c);
      read_absorbed(c);
      read_made_of(c);
    }
  }

 private:
  /// 吸纳某某药房、某某理发等组成公益合伙人: those between the verbs. True when others are moved to join.
  bool read_gathered(const Clause& clause) {
    const auto gathering = gathering_in(reading_, clause);
    if (!gathering || clause.heading) return false;
    const auto groups = names_after(reading_, clause, gathering->joins, {Label::kProgramme, Label::kSocialOrg});
    if (groups.empty()) return false;
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading_.mentions[name];
      if (mention.span.begin >= gathering->verb.end && mention.span.end <= gathering->joins && may_take_part(mention) &&
          !organizes(name, groups.front()))
        relator_.add(clause, name, groups.front(), 0.82F, "gathered");
    }
    return true;
  }

  /// 成立“某某联盟”，吸纳甲、乙等32家共建单位: those whom the body of the clause before takes in.
  void read_absorbed(std::size_t c) {
    const auto& all = reading_.clauses.all;
    const std::u32string_view text = reading_.document.at(all[c].span);
    std::size_t verb = std::u32string_view::npos;
    for (const std::u32string_view each : {U"吸纳", U"吸收"}) verb = std::min(verb, text.substr(0, 6).find(each));
    if (verb == std::u32string_view::npos || c == 0 || all[c].heading || all[c - 1].sentence != all[c].sentence ||
        gathering_in(reading_, all[c]))
      return;
    const auto groups = names_after(reading_, all[c - 1], all[c - 1].span.begin, {Label::kSocialOrg});
    std::vector<std::uint32_t> members;
    for (const std::uint32_t name : all[c].names)
      if (reading_.mentions[name].span.begin >= all[c].span.begin + verb && may_take_part(reading_.mentions[name]))
        members.push_back(name);
    if (groups.empty() || members.empty()) return;
    for (const std::uint32_t member : run_of(reading_, members, 0))
      if (!organizes(member, groups.back())) relator_.add(all[c], member, groups.back(), 0.82F, "absorbed");
  }

  /// 入围“某某工作法”创建工作: an area too.
  void read_shortlisted(const Clause& clause) {
    if (names_after(reading_, clause, clause.span.begin, {Label::kProgramme}).empty()) return;
    const std::u32string_view text = reading_.document.at(clause.span);
    const std::size_t at = text.find(U"入围") != std::u32string_view::npos ? text.find(U"入围") : text.find(U"入选");
    if (at == std::u32string_view::npos) return;
    const auto works =
        names_after(reading_, clause, clause.span.begin + static_cast<std::uint32_t>(at), {Label::kProgramme});
    if (works.empty() ||
        reading_.mentions[works.front()].span.begin > clause.span.begin + static_cast<std::uint32_t>(at) + 4)
      return;
    for (const std::uint32_t subject : clause.subjects)
      if (is_actor(reading_.mentions[subject].label))
        relator_.add(clause, subject, works.front(), 0.78F, "shortlisted", true);
  }

  /// 邀请区检察院工作人员开展普法宣讲: who is invited takes part in what the article tells of.
  void read_invited(const Clause& clause) {
    const std::u32string_view text = reading_.document.at(clause.span);
    const std::size_t at = text.find(U"邀请");
    const std::uint32_t event = reading_.clauses.topic_event[clause.article];
    if (clause.heading || at == std::u32string_view::npos || event == kNone) return;
    const auto from = clause.span.begin + static_cast<std::uint32_t>(at) + 2;
    std::vector<std::uint32_t> guests;
    for (const std::uint32_t name : clause.names)
      if (reading_.mentions[name].span.begin >= from && may_take_part(reading_.mentions[name])) guests.push_back(name);
    if (guests.empty() || reading_.mentions[guests.front()].span.begin > from + 3) return;
    for (const std::uint32_t guest : run_of(reading_, guests, 0))
      if (!organizes(guest, event)) relator_.add(clause, guest, event, 0.75F, "invited");
  }

  /// 作为“千里星座”的卫星制造商之一、某某科技; 作为联盟成员单位，某某银行…: in which capacity someone has part in a
  /// work.
  void read_capacity(std::size_t c) {
    const auto& all = reading_.clauses.all;
    const std::u32string_view text = reading_.document.at(all[c].span);
    if (all[c].heading || !text.starts_with(U"作为")) return;
    const auto works = names_after(reading_, all[c], all[c].span.begin, {Label::kProgramme, Label::kSocialOrg});
    if (works.empty() || reading_.mentions[works.front()].span.begin > all[c].span.begin + 3) return;
    const std::u32string_view rest = reading_.document.at({reading_.mentions[works.front()].span.end, all[c].span.end});
    const bool capacity =
        rest.starts_with(U"的") || rest.starts_with(U"”的") || rest.find(U"成员") != std::u32string_view::npos;
    if (!capacity) return;
    // 作为“千里星座”的建设运营方: who runs it, not who has part in it.
    for (const std::u32string_view word : {U"运营", U"主办", U"承办", U"发起", U"牵头", U"建设方", U"业主"})
      if (rest.find(word) != std::u32string_view::npos) return;
    const auto own = names_after(reading_, all[c], reading_.mentions[works.front()].span.end,
                                 {Label::kEnterprise, Label::kSocialOrg, Label::kInstitution, Label::kPerson});
    if (!own.empty()) {
      if (!organizes(own.front(), works.front()))
        relator_.add(all[c], own.front(), works.front(), 0.85F, "in-capacity");
    } else if (c + 1 < all.size() && all[c + 1].sentence == all[c].sentence && all[c + 1].carried == 0) {
      for (const std::uint32_t subject : all[c + 1].subjects)
        if (may_take_part(reading_.mentions[subject]) && !organizes(subject, works.front()))
          relator_.add(all[c + 1], subject, works.front(), 0.85F, "in-capacity");
    }
  }

  /// 游园会温暖启幕 | 副镇长吴明为劳动者送上新春礼包: the leaders named right below a headline of an event are there.
  void read_leaders() {
    std::set<std::uint32_t> in_office;
    for (const Relation& relation : reading_.relations)
      if (relation.type == RelationType::kHoldsRole) in_office.insert(relation.head);
    std::uint32_t article = kNone, lead = kNone;  // the first sentence of its body
    for (const Clause& clause : reading_.clauses.all) {
      if (clause.article != article) lead = kNone;
      article = clause.article;
      if (!clause.heading && lead == kNone) lead = clause.sentence;
      const std::uint32_t event = reading_.clauses.topic_event[clause.article];
      if ((!clause.heading && clause.sentence != lead) || event == kNone ||
          !is_headline(reading_.mentions[event].span, clause))
        continue;
      for (const std::uint32_t name : clause.names)
        if ((in_office.contains(name) || reading_.mentions[name].rule == "name-after-title") && !organizes(name, event))
          relator_.add(clause, name, event, 0.72F, "named-in-headline");
    }
  }

  bool is_headline(Span event, const Clause& clause) const {
    const std::size_t sentence = reading_.document.sentence_at(event.begin);
    if (sentence >= reading_.document.sentences.size()) return false;
    const Sentence& said = reading_.document.sentences[sentence];
    return said.role == Sentence::Role::kTitle && said.article == clause.article && !clause.span.contains(event);
  }

  /// 探索“1+1+N”机制，即1个街区党支部、1支综合行政执法队和…: what the thing before is made of.
  void read_made_of(std::size_t c) {
    const auto& all = reading_.clauses.all;
    if (c == 0 || all[c].heading || all[c - 1].sentence != all[c].sentence || all[c].span.size() < 4) return;
    const std::u32string_view text = reading_.document.at(all[c].span);
    if (text[0] != U'即' ||
        !(is_digit(text[1]) || std::u32string_view(U"由一两").find(text[1]) != std::u32string_view::npos))
      return;
    const auto things =
        names_after(reading_, all[c - 1], all[c - 1].span.begin, {Label::kProgramme, Label::kSocialOrg});
    if (things.empty()) return;
    for (const std::uint32_t name : all[c].names)
      if (may_take_part(reading_.mentions[name]) && name != things.back() && !organizes(name, things.back()))
        relator_.add(all[c], name, things.back(), 0.78F, "made-of");
  }

  /// 会上，李明作交流发言; 在慈善义卖活动中，民警讲解反诈知识: who acts at an event.
  void read_present() {
    const auto& all = reading_.clauses.all;
    for (std::size_t c = 0; c + 1 < all.size(); ++c) {
      const std::uint32_t event = event_at(all[c]);
      if (event == kNone) continue;
      for (std::size_t next = c + 1; next < all.size() && all[next].sentence == all[c].sentence; ++next) {
        if (all[next].carried > 0) continue;
        for (const std::uint32_t subject : all[next].subjects)
          if (may_take_part(reading_.mentions[subject]) && !organizes(subject, event) && !in_title_.contains(subject))
            relator_.add(all[next], subject, event, 0.78F, "acts-at-event");
      }
    }
  }

  /// The event that a clause of circumstance points at: 会上, 活动现场, 在…活动中.
  std::uint32_t event_at(const Clause& clause) const {
    if (clause.heading || clause.span.size() > 40) return kNone;
    std::u32string_view text = reading_.document.at(clause.span);
    if (text.ends_with(U'，')) text.remove_suffix(1);
    for (const std::uint32_t name : clause.names) {
      const Mention& mention = reading_.mentions[name];
      if (mention.label != Label::kEvent || mention.span.end > clause.span.end) continue;
      const std::u32string_view rest = reading_.document.at({mention.span.end, clause.span.end});
      if (one_of(rest, {U"上，", U"中，", U"现场，", U"期间，", U"当天，", U"当日，"})) return name;
    }
    if (one_of(text, {U"会上", U"会议上", U"活动中", U"活动现场", U"活动上", U"仪式上", U"座谈会上", U"启动仪式上",
                      U"揭牌仪式上", U"签约仪式上", U"现场", U"会议期间", U"座谈中", U"大会上", U"比赛现场",
                      U"发布会上", U"推进会上", U"颁奖仪式上", U"成立仪式上"}))
      return reading_.clauses.topic_event[clause.article];
    return kNone;
  }

  /// 成立“X联盟”，首批吸收A、B加入: what is joined stands in an earlier clause of the sentence.
  std::vector<std::uint32_t> joined_in_sentence(const Clause& clause) const {
    if (reading_.document.at(clause.span).find(U"加入") == std::u32string_view::npos) return {};
    const auto at = static_cast<std::size_t>(&clause - reading_.clauses.all.data());
    for (std::size_t c = at; c-- > 0 && reading_.clauses.all[c].sentence == clause.sentence;) {
      const auto groups = names_after(reading_, reading_.clauses.all[c], reading_.clauses.all[c].span.begin,
                                      {Label::kSocialOrg, Label::kProgramme});
      if (!groups.empty()) return {groups.back()};
    }
    return {};
  }

  /// The programme that the sentence or the heading above it names.
  std::uint32_t work_above(const Clause& clause) const {
    const auto& all = reading_.clauses.all;
    for (auto c = static_cast<std::size_t>(&clause - all.data()); c-- > 0 && all[c].article == clause.article;) {
      const bool together = all[c].sentence == clause.sentence;
      if (!together && !all[c].heading) continue;
      const auto works = names_after(reading_, all[c], all[c].span.begin, {Label::kProgramme});
      if (!works.empty()) return works.front();
      if (all[c].heading) return kNone;
    }
    return kNone;
  }

  /// 区委副书记甲，街道主任乙，丙公司经理丁，以及社区代表出席启动仪式: the clauses of the list that come before the one
  /// with the verb.
  void read_list_before(const Clause& clause) {
    const auto& all = reading_.clauses.all;
    const Trigger* verb = joining_verb(reading_, clause);
    if (verb == nullptr || !attends(reading_.document.at(verb->span))) return;
    const auto named = names_after(reading_, clause, verb->span.end, {Label::kEvent});
    const std::uint32_t event = named.empty() ? reading_.clauses.topic_event[clause.article] : named.front();
    if (event == kNone) return;
    for (auto c = static_cast<std::size_t>(&clause - all.data());
         c-- > 0 && all[c].sentence == clause.sentence && lists_people(all[c]);)
      for (const std::uint32_t name : all[c].names)
        if (may_take_part(reading_.mentions[name]) && !begins_office(reading_, reading_.mentions[name].span.end) &&
            !organizes(name, event))
          relator_.add(all[c], name, event, 0.82F, "in-list-of-those-present");
  }

  static bool attends(std::u32string_view verb) {
    return one_of(verb, {U"出席", U"参加", U"出席了", U"参加了", U"参会", U"到场", U"见证", U"共同出席", U"共同参加",
                         U"共同参与", U"参与"});
  }

  /// A clause of names, offices and kinds of people without a verb of its own.
  bool lists_people(const Clause& clause) const {
    constexpr std::uint64_t kVerbs = bit(Category::kOrganize) | bit(Category::kParticipate) |
                                     bit(Category::kCooperate) | bit(Category::kOperate) | bit(Category::kInvest) |
                                     bit(Category::kIssue) | bit(Category::kReceive) | bit(Category::kSpeechVerb) |
                                     bit(Category::kLocate);
    const bool verb = std::any_of(clause.triggers.begin(), clause.triggers.end(), [&](const Trigger& each) {
      return (each.categories & kVerbs) != 0 && reading_.document.at(each.span) != U"领导";  // 领导班子成员
    });
    if (verb || clause.heading || reading_.document.text()[clause.span.end - 1] != U'，') return false;
    if (ends_with_any(reading_.document.at({clause.span.begin, clause.span.end - 1}),
                      {U"代表", U"人员", U"负责人", U"居民", U"群众", U"志愿者", U"党员", U"成员", U"领导", U"同志",
                       U"书记", U"干部", U"嘉宾"}))
      return true;
    for (std::uint32_t at = clause.span.begin; at < clause.span.end;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr) return false;
      if (has(*token, Category::kOffice)) return true;
      at = token->span.end;
    }
    return false;
  }

  bool held_here(const Clause& clause, std::uint32_t thing) const {
    const Trigger* last = nullptr;
    for (const Trigger& trigger : clause.triggers)
      if (trigger.span.end <= reading_.mentions[thing].span.begin &&
          (trigger.is(Category::kOrganize) || trigger.is(Category::kParticipate)))
        last = &trigger;
    return last != nullptr && last->is(Category::kOrganize) && !last->is(Category::kParticipate);
  }

  void read(const Clause& clause) {
    const Trigger* verb = joining_verb(reading_, clause);
    const std::uint32_t from = verb == nullptr ? clause.span.begin : verb->span.end;
    auto things = verb == nullptr
                      ? names_after(reading_, clause, from, {Label::kEvent})
                      : names_after(reading_, clause, from, {Label::kEvent, Label::kProgramme, Label::kSocialOrg});
    const bool named = !things.empty();
    if (!named && verb != nullptr) things = joined_in_sentence(clause);
    if (things.empty()) {
      const std::uint32_t topic = reading_.clauses.topic_event[clause.article];
      const bool supports =
          verb != nullptr && one_of(reading_.document.at(verb->span),
                                    {U"参与", U"参加", U"支持", U"协办", U"加入", U"施工", U"承建", U"协助", U"授课"});
      const bool teaches =
          verb != nullptr && reading_.document.at(verb->span) == U"授课";  // at the course that the sentence names
      const std::uint32_t thing = topic != kNone && !teaches ? topic : supports ? work_above(clause) : kNone;
      if (thing == kNone) return;
      things = {thing};
    }
    bool any = false;
    // 联合红十字会开展培训: those who hold a thing do not also take part in it.
    if (named && held_here(clause, things.front())) return;
    for (const std::uint32_t name : clause.names) {
      if (!may_take_part(reading_.mentions[name]) || in_title_.contains(name) || organizes(name, things.front()))
        continue;
      if (verb != nullptr && reading_.mentions[name].span.begin >= verb->span.end && named) continue;
      any = true;
      relator_.add(clause, name, things.front(), named ? 0.88F : 0.8F, "takes-part");
    }
    if (any || clause.carried > 1) return;
    for (const std::uint32_t subject : clause.subjects)
      if (may_take_part(reading_.mentions[subject]) && !organizes(subject, things.front()))
        relator_.add(clause, subject, things.front(), 0.8F, "takes-part", true);
  }

  Reading& reading_;
  Relator relator_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> organizes_;  ///< who runs a thing does not also take part in it
  std::set<std::uint32_t> in_title_;                             ///< organs that only say whose office someone holds
};

}  // namespace

void run_participation(Reading& reading, Diagnostics&) { ParticipationReader(reading).run(); }

}  // namespace govgraph::extract
