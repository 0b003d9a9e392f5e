// SPDX-License-Identifier: Apache-2.0
#include "trace.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/utf8.hpp"
#include "extract/passes.hpp"
#include "language.hpp"
#include "model/facts.hpp"
#include "resolve/resolve.hpp"
#include "table.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

std::string words_at(const Document& document, Span span) { return utf8::squeeze(utf8::encode(document.at(span))); }

std::string bytes_at(const Document& document, Span span) {
  if (span.empty()) return "[)";
  const ByteSpan bytes = document.bytes_of(span);
  return fmt::format("[{}, {})", bytes.begin, bytes.end);
}

std::string shown(const Properties& properties) {
  std::string out;
  for (const auto& [key, value] : properties) out.append(" ").append(property_text(key, value));
  return out;
}

std::string_view role_of(Sentence::Role role) {
  switch (role) {
    case Sentence::Role::kTitle:
      return "title";
    case Sentence::Role::kHeading:
      return "heading";
    case Sentence::Role::kCaption:
      return "caption";
    case Sentence::Role::kBody:
      break;
  }
  return "sentence";
}

/// The sentence around `position`, else its paragraph of the article (a byline), else the code point itself.
Span surroundings(const Document& document, std::uint32_t position) {
  const std::size_t sentence = document.sentence_at(position);
  return sentence < document.sentences.size() ? document.sentences[sentence].span : Span{position, position + 1};
}

/// What stands at the begin of a line, as wide as any.
std::string head_of(std::string_view word) {
  constexpr std::size_t kWide = 9;
  std::string out = translated(word);
  out.append(kWide - std::min(kWide, display_width(out)), ' ');
  return out;
}

std::string rule_and_confidence(std::string_view rule, float confidence) {
  return said("rule={} confidence={:.2f}", rule, confidence);
}

std::string role_text(std::string_view role, bool inferred) {
  std::string out = role.empty() ? "" : fmt::format(" {}={}", translated("role"), role);
  if (inferred) out.append(" ").append(translated("inferred"));
  return out;
}

void print_place(const Document& document, std::uint32_t position, Span around) {
  fmt::print("{} {} ({}{}{})\n", head_of("document"), document.id, document.encoding, document.date.empty() ? "" : ", ",
             document.date);
  for (std::uint32_t i = 0; i < document.articles.size(); ++i) {
    const Article& article = document.articles[i];
    if (!article.span.contains(position)) continue;
    fmt::print("{} {} {} {}\n", head_of("article"), article_name(document.id, i), article.date,
               words_at(document, article.title));
  }
  const std::size_t sentence = document.sentence_at(position);
  const bool in_sentence = sentence < document.sentences.size();
  fmt::print("{} {} {}\n", head_of(in_sentence ? role_of(document.sentences[sentence].role) : "outside"),
             bytes_at(document, around), words_at(document, around));
}

void print_tokens(const Document& document, Span around, const std::vector<extract::Token>& tokens) {
  std::string line;
  for (const extract::Token& token : tokens)
    if (around.overlaps(token.span)) line += (line.empty() ? "" : "|") + words_at(document, token.span);
  fmt::print("{} {}\n", head_of("tokens"), line);
}

void print_mention(const Document& document, char sign, const Mention& mention) {
  fmt::print("    {} {} {} {} {}{}\n", sign, word_of(mention.label), mention.name, bytes_at(document, mention.span),
             rule_and_confidence(mention.rule, mention.confidence), shown(mention.properties));
}

/// The rule's place, and what its captures held: "10-offices.rules:4 who=[0, 9) verb=[9, 15)".
void print_match(const Document& document, const extract::Rule& rule, const extract::RuleMatch& match) {
  fmt::print("      {}:{}", rule.file, rule.line);
  for (const auto& [name, span] : match.parts)
    fmt::print(" {}={} {}", name, bytes_at(document, span), words_at(document, span));
  fmt::print("\n");
}

void print_relation(const Document& document, const Relation& relation, const std::vector<Mention>& mentions) {
  fmt::print("    + {} {} {}{} {} {}{}\n", mentions[relation.head].name, word_of(relation.type),
             mentions[relation.tail].name, role_text(relation.role, relation.inferred),
             bytes_at(document, relation.evidence), rule_and_confidence(relation.rule, relation.confidence),
             shown(relation.properties));
}

/// Which rules there are, and how those of the relations matched.
struct Explained {
  const extract::RuleSet& rules;
  const std::vector<extract::RuleMatch>& matches;

  void print(const Document& document, const Relation& relation, std::size_t number) const {
    const extract::Rule* rule = rules.find(relation.rule);
    if (rule == nullptr) return;
    const auto match = std::find_if(matches.begin(), matches.end(),
                                    [&](const extract::RuleMatch& each) { return each.relation == number; });
    print_match(document, *rule, match == matches.end() ? extract::RuleMatch{} : *match);
  }
};

/// `first`: how many relations the steps before gave.
void print_step(const Document& document, Span around, const extract::TraceStep& step,
                const std::vector<Mention>& mentions, const Explained& explained, std::size_t first) {
  bool named = false;
  const auto name_pass = [&] {
    if (!named) fmt::print("  {}\n", step.pass);
    named = true;
  };
  for (const auto& [list, sign] : {std::pair{&step.added, '+'}, std::pair{&step.removed, '-'}})
    for (const Mention& mention : *list)
      if (around.overlaps(mention.span)) name_pass(), print_mention(document, sign, mention);
  for (std::size_t i = 0; i < step.relations.size(); ++i) {
    const Relation& relation = step.relations[i];
    if (!around.overlaps(relation.evidence)) continue;
    name_pass();
    print_relation(document, relation, mentions);
    explained.print(document, relation, first + i);
  }
}

bool overlap(ByteSpan a, ByteSpan b) { return a.begin < b.end && b.begin < a.end; }

void print_entities(const DocumentFacts& facts, ByteSpan around) {
  for (const EntityFact& entity : facts.entities)
    for (const MentionFact& mention : entity.mentions) {
      if (!overlap(mention.span, around)) continue;
      fmt::print("  [{}, {}) {} {}{}{}\n", mention.span.begin, mention.span.end, word_of(entity.label), entity.name,
                 entity.scope.empty() ? "" : fmt::format(" {} {}", translated("of the area"), entity.scope),
                 shown(entity.properties));
    }
}

void print_edges(const DocumentFacts& facts, ByteSpan around) {
  for (const EdgeFact& edge : facts.edges)
    for (const Evidence& evidence : edge.evidence) {
      if (!overlap(evidence.span, around)) continue;
      fmt::print("  [{}, {}) {} {} {}{} {}{}\n", evidence.span.begin, evidence.span.end, facts.entities[edge.head].name,
                 word_of(edge.type), facts.entities[edge.tail].name, role_text(edge.role, edge.inferred),
                 rule_and_confidence(evidence.rule, edge.confidence), shown(edge.properties));
    }
}

}  // namespace

std::optional<std::uint32_t> position_at(const Document& document, std::uint32_t offset) {
  for (std::uint32_t i = 0; i < document.bytes.size(); ++i)
    if (document.bytes[i].begin <= offset && offset < document.bytes[i].end) return i;
  return std::nullopt;
}

void print_trace(const Document& document, std::uint32_t position, const pipeline::ChosenLexicon& chosen) {
  const lexicon::Lexicon& lexicon = chosen.get();
  const Span around = surroundings(document, position);
  print_place(document, position, around);
  Diagnostics diagnostics;
  std::vector<extract::TraceStep> steps;
  std::vector<extract::Token> tokens;
  std::vector<extract::RuleMatch> matches;
  extract::ExtractOptions options;
  options.trace = &steps;
  options.tokens = &tokens;
  options.rules = &chosen.rules();
  options.rule_matches = &matches;
  extract::Extraction extraction = extract::extract(document, lexicon, diagnostics, options);
  print_tokens(document, around, tokens);
  fmt::print("{}\n", translated("passes"));
  const Explained explained{chosen.rules(), matches};
  std::size_t first = 0;
  for (const extract::TraceStep& step : steps) {
    print_step(document, around, step, extraction.mentions, explained, first);
    first += step.relations.size();
  }
  const DocumentFacts facts = resolve::resolve(document, lexicon, extraction);
  const ByteSpan bytes = document.bytes_of(around);
  fmt::print("{}\n", translated("entities"));
  print_entities(facts, bytes);
  fmt::print("{}\n", translated("relations"));
  print_edges(facts, bytes);
}

}  // namespace govgraph::cli
