// SPDX-License-Identifier: Apache-2.0
// The lines of a rule that look around: with, maybe, if, not.
#include <algorithm>

#include "extract/rules/rule_compiler.hpp"

namespace govgraph::extract {
namespace {

struct ScopeName {
  std::string_view name;
  Scope scope;
};

constexpr ScopeName kScopes[] = {
    {"clause", Scope::kClause},       {"sentence", Scope::kSentence}, {"previous", Scope::kPrevious},
    {"next", Scope::kNext},           {"earlier", Scope::kEarlier},   {"later", Scope::kLater},
    {"paragraph", Scope::kParagraph}, {"article", Scope::kArticle},   {"heading", Scope::kHeading},
    {"headings", Scope::kHeadings},   {"title", Scope::kTitle}};

struct SourceName {
  std::string_view name;
  Source::From from;
};

constexpr SourceName kSources[] = {{"subjects", Source::From::kSubjects},
                                   {"near-subjects", Source::From::kNearSubjects},
                                   {"next-subjects", Source::From::kNextSubjects},
                                   {"names", Source::From::kNames},
                                   {"topic-event", Source::From::kTopicEvent},
                                   {"topic-actor", Source::From::kTopicActor},
                                   {"topic-area", Source::From::kTopicArea},
                                   {"patient", Source::From::kPatient},
                                   {"antecedent", Source::From::kAntecedent},
                                   {"within", Source::From::kWithin},
                                   {"organ-of", Source::From::kOrganOf}};

}  // namespace

/// SOURCE else SOURCE …
void RuleCompiler::read_with(Scanner& in, bool needed) {
  const auto begin = static_cast<std::uint16_t>(rule_.sources_flat.size());
  do {
    rule_.sources_flat.push_back(source(in));
    if (in.at_end()) break;
    if (in.word() != "else") in.fail("the sources of a 'with' line are joined by else");
  } while (true);
  rule_.sources.push_back({begin, static_cast<std::uint16_t>(rule_.sources_flat.size()), needed});
}

Source RuleCompiler::source(Scanner& in) {
  Source out;
  const std::string_view name = in.peek_word();
  const auto known =
      std::find_if(std::begin(kSources), std::end(kSources), [&](const SourceName& each) { return each.name == name; });
  PatternCompiler compiler(words_, rule_.slots);
  if (known == std::end(kSources)) {
    out.search = search(in);
    return out;
  }
  in.word();
  out.from = known->from;
  if (out.from == Source::From::kAntecedent || out.from == Source::From::kWithin ||
      out.from == Source::From::kOrganOf) {
    in.expect("(");
    out.of = compiler.slot(in, in.word(), false);
    in.expect(")");
  }
  if (in.sees("{")) out.filter = compiler.filter(in);
  in.expect(":");
  out.slot = compiler.slot(in, in.word(), true);
  return out;
}

Search RuleCompiler::search(Scanner& in) {
  Search out;
  const std::string_view name = in.peek_word();
  const auto scope =
      std::find_if(std::begin(kScopes), std::end(kScopes), [&](const ScopeName& each) { return each.name == name; });
  if (scope != std::end(kScopes)) {
    in.word();
    out.scope = scope->scope;
  }
  if (in.peek_word() == "last") out.last = !in.word().empty();
  if (in.peek_word() == "every") out.every = !in.word().empty();
  PatternCompiler compiler(words_, rule_.slots);
  out.pattern = compiler.pattern(in);
  return out;
}

void RuleCompiler::read_guard(Scanner& in, bool excludes) {
  Guard guard;
  guard.excludes = excludes;
  guard.line = in.line();
  in.skip_blanks();
  guard.text = std::string(excludes ? "not " : "if ") + std::string(in.rest());
  do guard.all.push_back(condition(in));
  while (in.take("&"));
  rule_.guards.push_back(std::move(guard));
}

/// `every not head ORGANIZES tail`: head and tail stand for the captures that the rule adds.
void RuleCompiler::add_shared_guards() {
  for (const auto& [line, words] : shared_) {
    const std::string_view text = words;
    std::string own;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::string_view rest = text.substr(at);
      const auto letter = [&](std::size_t place) {
        return place < text.size() && ((text[place] >= 'a' && text[place] <= 'z') || text[place] == '-');
      };
      const bool word = (at == 0 || !letter(at - 1)) && !letter(at + 4);
      const bool head = word && rest.starts_with("head"), tail = word && rest.starts_with("tail");
      own += head || tail ? rule_.slots[head ? rule_.head : rule_.tail] : std::string(1, text[at]);
      if (head || tail) at += 3;
    }
    Scanner in(path_, line, own);
    read_guard(in, true);
    if (!in.at_end()) in.fail(in_quotes(in.rest()) + " is left over");
    rule_.guards.back().shared = true;
  }
}

std::uint8_t RuleCompiler::slot_or_any(Scanner& in, std::string_view name) {
  if (name == "any") return kNoSlot;
  PatternCompiler compiler(words_, rule_.slots);
  return compiler.slot(in, name, false);
}

void RuleCompiler::carried(Scanner& in, Condition& out) {
  out.kind = Condition::Kind::kCarried;
  if (!in.take(">")) return;
  const std::string_view far = in.word();
  if (far == "sentence")
    out.carried = SubjectFrom::kSentence;
  else if (far == "paragraph")
    out.carried = SubjectFrom::kParagraph;
  else if (far != "clause")
    in.fail("subjects are carried > clause, > sentence or > paragraph");
}

Condition RuleCompiler::condition(Scanner& in) {
  using Kind = Condition::Kind;
  Condition out;
  Scanner ahead = in;
  const std::string_view word = ahead.word();
  PatternCompiler compiler(words_, rule_.slots);
  if (word == "heading" && (ahead.at_end() || ahead.sees("&"))) {
    in = ahead;
  } else if (word == "title" && (ahead.at_end() || ahead.sees("&"))) {
    in = ahead;
    out.kind = Kind::kTitle;
  } else if (word == "speech" || word == "planned" || word == "lead" || word == "topic-event") {
    in = ahead;
    out.kind = word == "speech"    ? Kind::kSpeech
               : word == "planned" ? Kind::kPlanned
               : word == "lead"    ? Kind::kLead
                                   : Kind::kEventTold;
  } else if (word == "carried" || word == "own") {
    in = ahead;
    out.negated = word == "own";
    carried(in, out);
  } else if (word == "same-name" || word == "same-noun") {
    in = ahead;
    out.kind = word == "same-name" ? Kind::kSameName : Kind::kSameNoun;
    out.slot = compiler.slot(in, in.word(), false);
    out.other = compiler.slot(in, in.word(), false);
  } else if (!word.empty() && ahead.rest().starts_with("{")) {
    in = ahead;
    out.kind = Kind::kTest;
    out.slot = compiler.slot(in, word, false);
    out.filter = compiler.filter(in);
  } else if (!word.empty() && ahead.rest().starts_with("<")) {
    in = ahead;
    out.kind = Kind::kWord;
    out.slot = compiler.slot(in, word, false);
    compiler.word_set(in, out.words);
  } else if (!word.empty() && relation_named(ahead.peek_word())) {
    in = ahead;
    out.kind = Kind::kRelated;
    out.slot = slot_or_any(in, word);
    out.relation = *relation_named(in.word());
    out.other = slot_or_any(in, in.word());
  } else {
    out.kind = Kind::kSearch;
    out.search = search(in);
  }
  return out;
}

}  // namespace govgraph::extract
