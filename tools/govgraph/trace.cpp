// SPDX-License-Identifier: Apache-2.0
#include "trace.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "base/utf8.hpp"
#include "extract/passes.hpp"
#include "model/facts.hpp"
#include "resolve/resolve.hpp"

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
  for (const auto& [key, value] : properties) out += fmt::format(" {}={}", key, value);
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

void print_place(const Document& document, std::uint32_t position, Span around) {
  fmt::print("document  {} ({}{}{})\n", document.id, document.encoding, document.date.empty() ? "" : ", ",
             document.date);
  for (std::uint32_t i = 0; i < document.articles.size(); ++i) {
    const Article& article = document.articles[i];
    if (!article.span.contains(position)) continue;
    fmt::print("article   {} {} {}\n", article_name(document.id, i), article.date, words_at(document, article.title));
  }
  const std::size_t sentence = document.sentence_at(position);
  const bool in_sentence = sentence < document.sentences.size();
  fmt::print("{:<9} {} {}\n", in_sentence ? role_of(document.sentences[sentence].role) : "outside",
             bytes_at(document, around), words_at(document, around));
}

void print_tokens(const Document& document, Span around, const std::vector<extract::Token>& tokens) {
  std::string line;
  for (const extract::Token& token : tokens)
    if (around.overlaps(token.span)) line += (line.empty() ? "" : "|") + words_at(document, token.span);
  fmt::print("tokens    {}\n", line);
}

void print_mention(const Document& document, char sign, const Mention& mention) {
  fmt::print("    {} {} {} {} rule={} confidence={:.2f}{}\n", sign, info(mention.label).name, mention.name,
             bytes_at(document, mention.span), mention.rule, mention.confidence, shown(mention.properties));
}

/// The rule's place, and what its captures held: "10-offices.rules:4 who=[0, 9) verb=[9, 15)".
void print_match(const Document& document, const extract::Rule& rule, const extract::RuleMatch& match) {
  fmt::print("      {}:{}", rule.file, rule.line);
  for (const auto& [name, span] : match.parts)
    fmt::print(" {}={} {}", name, bytes_at(document, span), words_at(document, span));
  fmt::print("\n");
}

void print_relation(const Document& document, const Relation& relation, const std::vector<Mention>& mentions) {
  fmt::print("    + {} {} {}{}{}{} {} rule={} confidence={:.2f}{}\n", mentions[relation.head].name,
             info(relation.type).name, mentions[relation.tail].name,
             relation.role.empty() ? "" : " role=", relation.role, relation.inferred ? " inferred" : "",
             bytes_at(document, relation.evidence), relation.rule, relation.confidence, shown(relation.properties));
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
      fmt::print("  [{}, {}) {} {}{}{}{}\n", mention.span.begin, mention.span.end, info(entity.label).name, entity.name,
                 entity.scope.empty() ? "" : " in ", entity.scope, shown(entity.properties));
    }
}

void print_edges(const DocumentFacts& facts, ByteSpan around) {
  for (const EdgeFact& edge : facts.edges)
    for (const Evidence& evidence : edge.evidence) {
      if (!overlap(evidence.span, around)) continue;
      fmt::print("  [{}, {}) {} {} {}{}{}{} rule={} confidence={:.2f}{}\n", evidence.span.begin, evidence.span.end,
                 facts.entities[edge.head].name, info(edge.type).name, facts.entities[edge.tail].name,
                 edge.role.empty() ? "" : " role=", edge.role, edge.inferred ? " inferred" : "", evidence.rule,
                 edge.confidence, shown(edge.properties));
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
  fmt::print("passes\n");
  const Explained explained{chosen.rules(), matches};
  std::size_t first = 0;
  for (const extract::TraceStep& step : steps) {
    print_step(document, around, step, extraction.mentions, explained, first);
    first += step.relations.size();
  }
  const DocumentFacts facts = resolve::resolve(document, lexicon, extraction);
  const ByteSpan bytes = document.bytes_of(around);
  fmt::print("entities\n");
  print_entities(facts, bytes);
  fmt::print("relations\n");
  print_edges(facts, bytes);
}

}  // namespace govgraph::cli
