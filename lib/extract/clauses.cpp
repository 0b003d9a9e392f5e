// SPDX-License-Identifier: Apache-2.0
#include "extract/clauses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "extract/names.hpp"
#include "extract/phrase.hpp"
#include "model/line_mark.hpp"
#include "extract/reading.hpp"

namespace govgraph::extract {
namespace {

using lexicon::Category;

constexpr std::uint64_t bit(Category category) { return std::uint64_t{1} << static_cast<unsigned>(category); }

constexpr std::uint64_t kTriggers = bit(Category::kOrganize) | bit(Category::kParticipate) | bit(Category::kCooperate) |
                                    bit(Category::kLocate) | bit(Category::kOperate) | bit(Category::kInvest) |
                                    bit(Category::kIssue) | bit(Category::kReceive) | bit(Category::kConcern) |
                                    bit(Category::kReside) | bit(Category::kPlanned) | bit(Category::kFormer) |
                                    bit(Category::kNegation) | bit(Category::kSpeechVerb);
constexpr std::uint64_t kVerbs =
    kTriggers & ~(bit(Category::kPlanned) | bit(Category::kFormer) | bit(Category::kNegation) |
                  bit(Category::kConcern) | bit(Category::kLocate) | bit(Category::kReside));

bool ends_clause(char32_t c) {
  return c == U'，' || c == U'；' || c == U'：' || c == U'。' || c == U'！' || c == U'？' || c == U'\n' || c == U'|' ||
         c == U'\t';  // cells of a table
}

/// A subject is not what 在, 对, 向, 为, 从, 以, 给, 于, 到 lead to.
bool after_preposition(const Reading& reading, std::uint32_t begin) {
  if (begin > 2 && reading.document.at({begin - 2, begin}) == U"中共") begin -= 2;  // 被|中共|云岭县委
  if (begin == 0) return false;
  constexpr std::u32string_view kPrepositions = U"在对向为从以给于到至被把将使让";
  if (kPrepositions.find(reading.document.text()[begin - 1]) != std::u32string_view::npos) return true;
  const std::u32string_view before = reading.document.at({begin > 2 ? begin - 2 : 0, begin});
  return one_of(before,
                {U"吸纳", U"吸引", U"引进", U"引入", U"汇聚", U"动员", U"发动", U"利用", U"依托", U"通过", U"借助",
                 U"结合", U"围绕", U"邀请", U"走进", U"来到", U"前往", U"针对", U"根据", U"按照", U"对于", U"走访",
                 U"慰问", U"帮助", U"服务", U"提升", U"升了", U"改善", U"善了", U"惠及", U"覆盖", U"优化"});
}

bool may_do(Label label) { return label == Label::kPerson || is_actor(label) || label == Label::kPlace; }

class ClauseReader {
 public:
  explicit ClauseReader(Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  void run() {
    mark_outermost();
    for (std::uint32_t s = 0; s < reading_.document.sentences.size(); ++s) read_sentence(s);
    find_topics();
    carry_subjects();
  }

 private:
  void mark_outermost() {
    std::uint32_t end = 0;
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i) {
      const Mention& mention = reading_.mentions[i];
      if (mention.span.begin < end) continue;
      outermost_.push_back(i);
      end = mention.span.end;
    }
  }

  void read_sentence(std::uint32_t s) {
    const Sentence& sentence = reading_.document.sentences[s];
    if (sentence.role == Sentence::Role::kCaption) return;
    std::uint32_t begin = sentence.span.begin;
    std::size_t name = static_cast<std::size_t>(
        std::lower_bound(outermost_.begin(), outermost_.end(), sentence.span.begin,
                         [&](std::uint32_t i, std::uint32_t p) { return reading_.mentions[i].span.begin < p; }) -
        outermost_.begin());
    for (std::uint32_t i = sentence.span.begin; i < sentence.span.end; ++i) {
      while (name < outermost_.size() && span_of(outermost_[name]).end <= i) ++name;
      if (name < outermost_.size() && span_of(outermost_[name]).contains(i)) {
        i = std::min(span_of(outermost_[name]).end, sentence.span.end) - 1;
        continue;
      }
      const bool line = text_[i] == kLineMark;
      if (line ? !line_ends_clause({begin, i}) : !ends_clause(text_[i])) continue;
      add_clause(s, {begin, i + 1});
      begin = i + 1;
    }
    if (begin < sentence.span.end) add_clause(s, {begin, sentence.span.end});
  }

  /// A line of a post ends a clause where something is done in it and neither it nor the next leads on.
  bool line_ends_clause(Span line) const {
    constexpr std::u32string_view kLeadsOn = U"的由在与和、将把从向为是及同跟对让请有", kGoesOn = U"的与和、及同或跟以";
    if (line.empty() || kLeadsOn.find(text_[line.end - 1]) != std::u32string_view::npos) return false;
    if (line.end + 1 < text_.size() && kGoesOn.find(text_[line.end + 1]) != std::u32string_view::npos) return false;
    // 拿下|某某大赛金奖, 出台|《某某办法》: the verb's object is in the next line.
    const Token* last = token_over(reading_, line.end - 1);
    const char32_t next = line.end + 1 < text_.size() ? text_[line.end + 1] : U'\0';
    if (last != nullptr && has(*last, Category::kReceive)) return false;
    if (last != nullptr && (last->categories & kVerbs) != 0 && (next == U'《' || next == U'“')) return false;
    for (std::uint32_t at = line.begin; at < line.end;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr) {
        ++at;
        continue;
      }
      const bool verb = (token->categories & kVerbs) != 0 || token->word == lexicon::WordClass::kVerb;
      if (verb && !inside_mention(reading_, token->span, ~0U)) return true;
      at = token->span.end;
    }
    return false;
  }

  Span span_of(std::uint32_t mention) const { return reading_.mentions[mention].span; }

  void add_clause(std::uint32_t s, Span span) {
    const Sentence& sentence = reading_.document.sentences[s];
    Clause clause;
    clause.span = span;
    clause.sentence = s;
    clause.article = sentence.article;
    clause.paragraph = sentence.paragraph;
    clause.heading = sentence.role != Sentence::Role::kBody;
    const auto first =
        std::lower_bound(outermost_.begin(), outermost_.end(), span.begin,
                         [&](std::uint32_t i, std::uint32_t p) { return reading_.mentions[i].span.begin < p; });
    for (auto it = first; it != outermost_.end() && span_of(*it).begin < span.end; ++it) clause.names.push_back(*it);
    add_triggers(clause);
    add_subjects(clause);
    reading_.clauses.all.push_back(std::move(clause));
  }

  void add_triggers(Clause& clause) {
    std::size_t name = 0;
    for (std::uint32_t t = reading_.token_at[clause.span.begin]; t < reading_.tokens.size(); ++t) {
      const Token& token = reading_.tokens[t];
      if (token.span.begin >= clause.span.end) break;
      while (name < clause.names.size() && span_of(clause.names[name]).end <= token.span.begin) ++name;
      if (name < clause.names.size() && span_of(clause.names[name]).overlaps(token.span)) continue;
      if ((token.categories & kTriggers) != 0) clause.triggers.push_back({token.span, token.categories & kTriggers});
    }
    const std::uint32_t verb = first_verb(clause);
    for (const Trigger& trigger : clause.triggers) {
      if (trigger.is(Category::kPlanned) && trigger.span.begin <= verb && !turns_into(clause, trigger))
        clause.planned = true;
      if (trigger.is(Category::kNegation) && trigger.span.end == verb) clause.negated = true;
    }
  }

  /// 将原居委会升级为服务站: here 将 only leads to the object.
  bool turns_into(const Clause& clause, const Trigger& trigger) const {
    if (reading_.document.at(trigger.span) != U"将") return false;
    const std::u32string_view rest = reading_.document.at({trigger.span.end, clause.span.end});
    for (const std::u32string_view verb :
         {U"升级为", U"改造为", U"改造成", U"打造为", U"打造成", U"改建为", U"转化为", U"转变为", U"纳入"})
      if (rest.find(verb) != std::u32string_view::npos) return true;
    return false;
  }

  static std::uint32_t first_verb(const Clause& clause) {
    for (const Trigger& trigger : clause.triggers)
      if ((trigger.categories & kVerbs) != 0) return trigger.span.begin;
    return clause.span.end;
  }

  /// The names before the first verb that no preposition leads to; the last coordinated run of them.
  void add_subjects(Clause& clause) {
    // 以甲社区为主，乙、丙四个基地为辅: what plays a part is told, not what it does.
    if (ends_with_any(reading_.document.at(clause.span), {U"为辅，", U"为主，", U"为补充，"})) return;
    const std::uint32_t verb = first_verb(clause);
    bool led_by_with = false;
    Span led{0, 0};  // the last name that a preposition leads to, and what is coordinated with it
    for (std::size_t i = 0; i < clause.names.size(); ++i) {
      const Mention& mention = reading_.mentions[clause.names[i]];
      // 与云南省|大理州签约: the chain of areas that 与 leads to.
      const bool goes_on_led = !led.empty() && (titles(led, mention) || coordinated(reading_, led, mention.span) ||
                                                (led.end == mention.span.begin && is_actor(mention.label)));
      if (after_preposition(reading_, mention.span.begin) || after_where(clause, mention.span.begin) ||
          with_alone(clause, i) || goes_on_led) {
        led_by_with = led_by_with && led.end == mention.span.begin
                          ? true
                          : mention.span.begin > 0 && text_[mention.span.begin - 1] == U'与';
        led = mention.span;
        continue;
      }
      // 浏阳日报讯(记者…): the paper tells, it does not act.
      if (mention.span.end < text_.size() && text_[mention.span.end] == U'讯') continue;
      // 公安分局|东山派出所: the first only says whose the second is.
      if (i + 1 < clause.names.size() && is_actor(mention.label) &&
          is_actor(reading_.mentions[clause.names[i + 1]].label) &&
          span_of(clause.names[i + 1]).begin == mention.span.end)
        continue;
      if (mention.span.begin >= verb || !may_do(mention.label) || is_predicate(clause, mention)) continue;
      const bool goes_on =
          !clause.subjects.empty() && (coordinated(reading_, span_of(clause.subjects.back()), mention.span) ||
                                       titled_list(clause.subjects.back(), clause.names[i]));
      if (!goes_on && !clause.subjects.empty() && mention.label == Label::kPlace) continue;
      if (!goes_on && !clause.subjects.empty() && is_object(clause.subjects.back(), mention)) continue;
      if (!goes_on) clause.subjects.clear();
      clause.subjects.push_back(clause.names[i]);
    }
  }

  /// 甲|路过|东山小区: what a plain verb after the subject leads to does not act itself; who follows 的 or an office
  /// may.
  bool is_object(std::uint32_t subject, const Mention& mention) const {
    const std::uint32_t begin = span_of(subject).end;
    if (mention.span.begin <= begin || text_[mention.span.begin - 1] == U'的') return false;
    bool verb = false, office = false;
    for (std::uint32_t at = begin; at < mention.span.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr) return false;
      office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      verb = verb || (token->word == lexicon::WordClass::kVerb && token->span.size() >= 2 && !office);
      at = token->span.end;
    }
    return verb && !(office && mention.label == Label::kPerson);
  }

  /// 邀请|区农业农村局|专家|甲: the organ that a preposition leads to is the one of the person after it.
  bool titles(Span organ, const Mention& person) const {
    constexpr std::uint32_t kLongestOffice = 12;
    if (person.label != Label::kPerson || person.span.begin < organ.end ||
        person.span.begin - organ.end > kLongestOffice)
      return false;
    for (std::uint32_t at = organ.end; at < person.span.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr || !is_han(text_[at])) return false;
      const bool office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      if (!office && (token->categories & kVerbs) != 0) return false;
      at = token->span.end;
    }
    return true;
  }

  /// 某党总支书记甲、社区民警|乙: two people, and between them only the office of the second.
  bool titled_list(std::uint32_t one, std::uint32_t other) const {
    const Span left = span_of(one), right = span_of(other);
    if (reading_.mentions[one].label != Label::kPerson || reading_.mentions[other].label != Label::kPerson ||
        right.begin <= left.end || right.begin - left.end > 28)
      return false;
    if (text_[left.end] != U'、') return false;
    bool office = false;
    for (std::uint32_t at = left.end + 1; at < right.begin;) {
      const Token* token = token_over(reading_, at);
      if (token == nullptr || (token->categories & kVerbs & ~bit(Category::kOrganize)) != 0 || ends_clause(text_[at]))
        return false;
      office = has(*token, Category::kOffice) || has(*token, Category::kPersonNoun);
      at = token->span.end;
    }
    return office;
  }

  /// 如与乙公司合作: whom 与 leads to acts with one named before the clause, not by itself.
  bool with_alone(const Clause& clause, std::size_t at) const {
    std::uint32_t begin = span_of(clause.names[at]).begin;
    if (begin > clause.span.begin && is_opening_quote(text_[begin - 1])) --begin;
    if (begin <= clause.span.begin || (text_[begin - 1] != U'与' && text_[begin - 1] != U'同')) return false;
    return at == 0 || span_of(clause.names[at - 1]).end + 1 != begin;
  }

  /// What 位于, 来自, 家住 lead to acts no more than what 在 leads to.
  static bool after_where(const Clause& clause, std::uint32_t begin) {
    return std::any_of(clause.triggers.begin(), clause.triggers.end(), [&](const Trigger& trigger) {
      return trigger.span.end == begin && (trigger.is(Category::kReside) || trigger.is(Category::kLocate));
    });
  }

  /// 是一家…企业: a bare noun that says what the subject is.
  bool is_predicate(const Clause& clause, const Mention& mention) const {
    if (mention.naming != Naming::kBare || mention.label != Label::kEnterprise) return false;
    return mention.span.begin > clause.span.begin + 2 || mention.name == "企业";
  }

  void find_topics() {
    const std::size_t articles = reading_.document.articles.size();
    reading_.clauses.topic_actor.assign(articles, kNone);
    reading_.clauses.topic_event.assign(articles, kNone);
    std::vector<Counts> counts(articles);
    std::set<std::uint32_t> told;  // events that a title or a verb of holding names
    for (const Clause& clause : reading_.clauses.all) {
      for (const std::uint32_t subject : clause.subjects) {
        const Mention& mention = reading_.mentions[subject];
        if (!is_actor(mention.label) || mention.naming == Naming::kBare) continue;
        auto& [count, first] = counts[clause.article].try_emplace(mention.name, 0, subject).first->second;
        count += is_lead(clause) ? 5 : clause.heading ? 3 : 1;
      }
      for (const std::uint32_t name : clause.names) {
        if (reading_.mentions[name].label != Label::kEvent || clause.paragraph > 3) continue;
        auto& event = reading_.clauses.topic_event[clause.article];
        const bool better = event == kNone || (is_told(clause) && !told.contains(event));
        if (better) event = name;
        if (is_told(clause)) told.insert(name);
      }
    }
    for (auto& of_article : counts) add_shorter_forms(of_article);
    issued_.assign(articles, false);
    for (std::uint32_t a = 0; a < articles; ++a) {
      const std::uint32_t issuer = issuer_of(a);
      issued_[a] = issuer != kNone;
      if (issued_[a]) {
        reading_.clauses.topic_actor[a] = issuer;
        continue;
      }
      int best = 0;
      std::uint32_t& actor = reading_.clauses.topic_actor[a];
      for (const auto& [name, counted] : counts[a]) {
        const bool earlier = counted.first == best && actor != kNone && counted.second < actor;
        if (counted.first > best || earlier) actor = counted.second;
        best = std::max(best, counted.first);
      }
    }
  }

  /// Of a report the organ that signed it, where the text names it: who did what the report says was done.
  std::uint32_t issuer_of(std::uint32_t article) const {
    const Article& of = reading_.document.articles[article];
    const bool acts = of.form == Form::kReport || of.form == Form::kPlan || of.form == Form::kNotice || of.form == Form::kDecision;
    if (!acts || of.issuer.empty()) return kNone;
    const std::u32string_view issuer = reading_.document.at(of.issuer);
    for (const std::uint32_t i : outermost_) {
      const Mention& mention = reading_.mentions[i];
      if (mention.article != article || !is_organisation(mention.label) || mention.naming == Naming::kBare) continue;
      const std::u32string_view name = reading_.document.at(mention.span);
      if (issuer.ends_with(name) || name.ends_with(issuer)) return i;
    }
    return kNone;
  }

  using Counts = std::map<std::string_view, std::pair<int, std::uint32_t>>;

  /// 甲市场监督管理局乙所 and 乙所: who is named in full is counted where a shorter form stands, too.
  static void add_shorter_forms(Counts& counts) {
    for (auto& [name, counted] : counts)
      for (std::size_t begin = 1; begin + 12 < name.size(); ++begin) {
        if ((static_cast<unsigned char>(name[begin]) & 0xC0U) == 0x80U) continue;
        if (const auto shorter = counts.find(name.substr(begin)); shorter != counts.end())
          counted.first += shorter->second.first;
      }
  }

  /// A title names what the article tells of, and so does 召开, 举行 in its lead.
  static bool is_told(const Clause& clause) {
    return clause.heading || clause.first(Category::kOrganize) != nullptr ||
           clause.first(Category::kParticipate) != nullptr;
  }

  /// The first clause of a body that names who acts.
  bool is_lead(const Clause& clause) {
    // Who issued the policy that an article begins with is seldom whom it tells of.
    if (clause.heading || clause.article < led_ || clause.first(Category::kIssue) != nullptr) return false;
    for (const std::uint32_t name : clause.names)
      if (reading_.mentions[name].label == Label::kPolicy) return false;
    led_ = clause.article + 1;
    return true;
  }

  void carry_subjects() {
    const Clause* before = nullptr;
    const Clause* main = nullptr;  // the first of its sentence
    for (Clause& clause : reading_.clauses.all) {
      if (clause.subjects.empty()) {
        if (before != nullptr && before->sentence == clause.sentence) {
          clause.subjects = before->subjects;
          clause.subject_from = std::max(SubjectFrom::kSentence, before->subject_from);
        } else if (before != nullptr && before->article == clause.article && before->paragraph == clause.paragraph &&
                   before->subject_from < SubjectFrom::kParagraph) {
          // 举办技能比武，某公司获三等奖: who comes in at the end of a sentence to be honoured does not act in the
          // next.
          const bool honoured = before != main && before->first(Category::kReceive) != nullptr &&
                                main->subject_from != SubjectFrom::kClause;
          clause.subjects = honoured ? main->subjects : before->subjects;
          clause.subject_from =
              honoured ? std::max(SubjectFrom::kParagraph, main->subject_from) : SubjectFrom::kParagraph;
        }
        if (clause.subjects.empty() && reading_.clauses.topic_actor[clause.article] != kNone) {
          clause.subjects = {reading_.clauses.topic_actor[clause.article]};
          clause.subject_from = issued_[clause.article] ? SubjectFrom::kParagraph : SubjectFrom::kTopic;
        }
      }
      if (clause.heading) continue;
      if (main == nullptr || main->sentence != clause.sentence) main = &clause;
      before = &clause;
    }
  }

  Reading& reading_;
  std::u32string_view text_;
  std::vector<std::uint32_t> outermost_;
  std::vector<bool> issued_;  ///< by article: its topic actor signed it
  std::uint32_t led_ = 0;  ///< articles whose lead has been met
};

}  // namespace

const Trigger* Clause::first(Category category) const {
  for (const Trigger& trigger : triggers)
    if (trigger.is(category)) return &trigger;
  return nullptr;
}

void read_clauses(Reading& reading) {
  reading.clauses = {};
  ClauseReader(reading).run();
}

Relation* Relator::add(const Clause& clause, std::uint32_t head, std::uint32_t tail, float confidence,
                       std::string_view rule, bool subject_carried) {
  if (head == tail || head == kNone || tail == kNone || clause.negated) return nullptr;
  if (!admits(type_, reading_.mentions[head].label, reading_.mentions[tail].label)) return nullptr;
  Relation relation;
  relation.head = head;
  relation.tail = tail;
  relation.type = type_;
  relation.confidence =
      subject_carried ? confidence * (1.0F - 0.1F * static_cast<float>(clause.subject_from)) : confidence;
  relation.evidence = clause.subject_from == SubjectFrom::kClause || !subject_carried
                          ? clause.span
                          : reading_.document.sentences[clause.sentence].span;
  relation.rule = rule;
  if (clause.planned) set_property(relation.properties, "status", "planned");
  reading_.relations.push_back(std::move(relation));
  return &reading_.relations.back();
}

bool coordinated(const Reading& reading, Span left, Span right) {
  if (left.end > right.begin || right.begin - left.end > 4) return false;
  std::u32string_view between = reading.document.at({left.end, right.begin});
  // “甲”“乙”, “甲”和“乙”: the marks belong to the names.
  while (!between.empty() && is_closing_quote(between.front())) between.remove_prefix(1);
  const bool marked = between.size() + left.end < right.begin;
  while (!between.empty() && is_opening_quote(between.back())) between.remove_suffix(1);
  if (between.empty()) return marked;
  return between == U"、" || between == U"和" || between == U"与" || between == U"及" || between == U"以及" ||
         between == U"，以及";
}

std::vector<std::uint32_t> names_after(const Reading& reading, const Clause& clause, std::uint32_t position,
                                       std::initializer_list<Label> labels) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t name : clause.names)
    if (reading.mentions[name].span.begin >= position &&
        std::find(labels.begin(), labels.end(), reading.mentions[name].label) != labels.end())
      out.push_back(name);
  return out;
}

std::uint32_t patient_of(const Reading& reading, std::size_t index, std::uint32_t labels) {
  const auto& all = reading.clauses.all;
  const Clause& clause = all[index];
  if (clause.subjects.empty()) return kNone;
  const std::uint32_t agent = reading.mentions[clause.subjects.front()].span.begin;
  if (clause.subject_from != SubjectFrom::kClause || agent == 0 || reading.document.text()[agent - 1] != U'由')
    return kNone;
  for (std::size_t c = index + 1; c-- > 0 && all[c].sentence == clause.sentence;) {
    std::uint32_t found = kNone;
    for (const std::uint32_t name : all[c].names)
      if (reading.mentions[name].span.begin < agent &&
          ((labels >> static_cast<unsigned>(reading.mentions[name].label)) & 1) != 0 && (found == kNone || c == index))
        found = name;
    if (found != kNone) return found;
  }
  // Below a heading that names the work, its sentences need not name it again.
  for (std::size_t c = index;
       c-- > 0 && all[c].article == clause.article && clause.paragraph - all[c].paragraph <= 4;) {
    if (!all[c].heading) continue;
    for (const std::uint32_t name : all[c].names)
      if (((labels >> static_cast<unsigned>(reading.mentions[name].label)) & 1) != 0) return name;
    return kNone;
  }
  return kNone;
}

/// 街道妇联、民政、残联: what stands between in the list has no name.
static bool listed_beyond(const Reading& reading, Span left, Span right) {
  if (left.end >= right.begin || right.begin - left.end > 9) return false;
  const std::u32string_view between = reading.document.at({left.end, right.begin});
  if (between.size() < 4 || between.front() != U'、') return false;
  const std::u32string_view last =
      between.ends_with(U"以及") ? between.substr(0, between.size() - 2) : between.substr(0, between.size() - 1);
  if (!between.ends_with(U"以及") && between.back() != U'、' && between.back() != U'和' && between.back() != U'及')
    return false;
  const bool plain = std::all_of(last.begin(), last.end(), [](char32_t c) { return is_han(c) || c == U'、'; });
  if (!plain || last.find(U'的') != std::u32string_view::npos) return false;
  for (std::uint32_t at = left.end; at < right.begin;) {
    const Token* token = token_over(reading, at);
    if (token == nullptr) return false;
    if ((token->categories & kVerbs) != 0 || token->word == lexicon::WordClass::kPreposition) return false;
    at = token->span.end;
  }
  return true;
}

std::vector<std::uint32_t> run_of(const Reading& reading, std::span<const std::uint32_t> names, std::size_t at) {
  const auto joined = [&](std::size_t one) {
    const Span left = reading.mentions[names[one]].span, right = reading.mentions[names[one + 1]].span;
    return coordinated(reading, left, right) || listed_beyond(reading, left, right);
  };
  std::size_t first = at, last = at;
  while (first > 0 && joined(first - 1)) --first;
  while (last + 1 < names.size() && joined(last)) ++last;
  return {names.begin() + static_cast<std::ptrdiff_t>(first), names.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

}  // namespace govgraph::extract
