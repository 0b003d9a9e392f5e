// SPDX-License-Identifier: Apache-2.0
// What the table of passes declares is what they do: each pass changes only layers that it says it writes, and does the
// same when it is given nothing but the layers that it says it reads.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "support/document_builder.hpp"
#include "text/read.hpp"

using namespace govgraph;
using extract::Pass;
using extract::Reading;

namespace {

using Layers = std::set<std::string_view>;

Layers set_of(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

bool opens(const Layers& layers, Label label) {
  return layers.contains("mentions") || layers.contains(info(label).name);
}

/// The layers besides the text, which every pass may read.
std::vector<std::string_view> all_layers() {
  std::vector<std::string_view> out{"tokens", "heads", "tables", "clauses", "clause-words"};
  for (const LabelInfo& each : labels()) out.push_back(each.name);
  for (const RelationInfo& each : relation_types()) out.push_back(each.name);
  return out;
}

/// The reading without the mentions of other layers; what refers to those refers to none.
void keep_mentions(Reading& reading, const Layers& layers) {
  std::vector<std::uint32_t> place(reading.mentions.size(), kNone);
  std::vector<Mention> kept;
  for (std::size_t i = 0; i < reading.mentions.size(); ++i)
    if (opens(layers, reading.mentions[i].label)) {
      place[i] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(reading.mentions[i]);
    }
  for (Mention& mention : kept) {
    if (mention.within != kNone) mention.within = place[mention.within];
    if (mention.short_for != kNone) mention.short_for = place[mention.short_for];
  }
  reading.mentions = std::move(kept);
}

/// Each sentence is one word that no lexicon knows, so that what reads words all the same finds places to look at.
void forget_tokens(Reading& reading) {
  if (reading.tokens.empty()) return;
  reading.tokens.clear();
  std::fill(reading.token_at.begin(), reading.token_at.end(), kNone);
  for (const Sentence& sentence : reading.document.sentences) {
    for (std::uint32_t i = sentence.span.begin; i < std::min<std::size_t>(sentence.span.end, reading.token_at.size());
         ++i)
      reading.token_at[i] = static_cast<std::uint32_t>(reading.tokens.size());
    reading.tokens.push_back({sentence.span, lexicon::WordClass::kOther, 0});
  }
  reading.token_roles.assign(reading.tokens.size(), extract::TokenRole::kBreak);
}

void forget_clauses(Reading& reading) {
  reading.discourse.clauses.clear();
  for (auto* topics : {&reading.discourse.topic_actor, &reading.discourse.topic_event})
    std::fill(topics->begin(), topics->end(), kNone);
}

/// The reading with the text and `layers`, all else taken away. Clauses and relations refer to mentions by index, so
/// that who reads them has to read all mentions.
Reading only(Reading reading, const Layers& layers) {
  if (!layers.contains("tokens")) forget_tokens(reading);
  if (!layers.contains("heads")) reading.heads.clear();
  if (!layers.contains("tables")) reading.tables.clear();
  if (!layers.contains("clauses")) forget_clauses(reading);
  if (!layers.contains("clauses") || !layers.contains("clause-words")) reading.clause_words = {};
  if (!layers.contains("HOLDS_ROLE")) reading.titled.clear();
  std::erase_if(reading.relations, [&](const Relation& each) { return !layers.contains(info(each.type).name); });
  if (!layers.contains("mentions")) keep_mentions(reading, layers);
  return reading;
}

std::string place(Span span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); }

std::string place(const Reading& reading, std::uint32_t mention) {
  if (mention == kNone) return "none";
  const Mention& each = reading.mentions[mention];
  return std::string(info(each.label).name) + "@" + place(each.span);
}

void write(std::ostream& out, const Properties& properties) {
  for (const auto& [key, value] : properties) out << ' ' << key << '=' << value;
}

/// What a layer holds, an item a line; the layer first.
using Content = std::multiset<std::pair<std::string_view, std::string>>;

void add_mentions(const Reading& reading, Content& content) {
  for (std::uint32_t i = 0; i < reading.mentions.size(); ++i) {
    const Mention& each = reading.mentions[i];
    std::ostringstream out;
    out << place(reading, i) << ' ' << each.name << " by " << each.rule << ", naming " << static_cast<int>(each.naming)
        << ", article " << each.article << ", within " << place(reading, each.within) << ", short for "
        << place(reading, each.short_for) << ", division " << each.division << ", level " << name_of(each.level) << ", "
        << each.confidence;
    write(out, each.properties);
    content.emplace(info(each.label).name, out.str());
  }
}

void add_relations(const Reading& reading, Content& content) {
  for (const Relation& each : reading.relations) {
    std::ostringstream out;
    out << place(reading, each.head) << " -> " << place(reading, each.tail) << ' ' << each.role << " by " << each.rule
        << ", said " << place(each.evidence) << (each.inferred ? ", inferred, " : ", ") << each.confidence;
    write(out, each.properties);
    content.emplace(info(each.type).name, out.str());
  }
}

void add_clauses(const Reading& reading, Content& content) {
  for (const extract::Clause& each : reading.discourse.clauses) {
    std::ostringstream out;
    out << place(each.span) << ' ' << each.heading << each.speech << each.planned << each.negated
        << static_cast<int>(each.subject_from) << ':';
    for (const std::uint32_t name : each.names) out << ' ' << place(reading, name);
    for (const std::uint32_t subject : each.subjects) out << " by " << place(reading, subject);
    for (const extract::Trigger& trigger : each.triggers)
      out << " trigger " << place(trigger.span) << ' ' << trigger.categories;
    content.emplace("clauses", out.str());
  }
  for (const std::uint32_t each : reading.discourse.topic_actor)
    content.emplace("clauses", "actor " + place(reading, each));
  for (const std::uint32_t each : reading.discourse.topic_event)
    content.emplace("clauses", "event " + place(reading, each));
}

Content content_of(const Reading& reading) {
  Content content;
  for (const extract::Token& each : reading.tokens)
    content.emplace("tokens", place(each.span) + ' ' + std::to_string(static_cast<int>(each.word)) + ' ' +
                                  std::to_string(each.categories));
  for (const extract::TokenRole each : reading.token_roles)
    content.emplace("tokens", "part " + std::to_string(static_cast<int>(each)));
  for (const extract::Head& each : reading.heads)
    content.emplace("heads", place(each.span) + ' ' + std::to_string(each.categories));
  for (const extract::Table& each : reading.tables)
    for (const auto& row : each.rows)
      for (const extract::Table::Cell& cell : row)
        content.emplace("tables",
                        place(cell.span) + ' ' + std::to_string(static_cast<int>(each.columns[cell.column].kind)));
  add_mentions(reading, content);
  add_relations(reading, content);
  add_clauses(reading, content);
  for (const extract::WordHit& each : reading.clause_words.hits)
    content.emplace("clause-words", place({each.begin, each.begin + each.length}) + ' ' + std::to_string(each.key));
  return content;
}

/// What a pass did: the items that it added, marked +, and those that it took away, marked -.
Content changes(const Pass& pass, Reading& reading) {
  const Content before = content_of(reading);
  Diagnostics diagnostics;
  pass.run(reading, diagnostics);
  const Content after = content_of(reading);
  Content out;
  const auto note = [&](const Content& these, const Content& lacking, const char* mark) {
    Content found;
    std::set_difference(these.begin(), these.end(), lacking.begin(), lacking.end(), std::inserter(found, found.end()));
    for (const auto& [layer, item] : found) out.emplace(layer, mark + item);
  };
  note(after, before, "+ ");
  note(before, after, "- ");
  return out;
}

/// Layers that a pass changed and does not say that it writes.
Layers undeclared_writes(const Pass& pass, const Content& changed) {
  const Layers declared = set_of(pass.writes);
  Layers out;
  for (const auto& [layer, item] : changed)
    if (!declared.contains(layer) && !(declared.contains("mentions") && label_named(layer))) out.insert(layer);
  return out;
}

/// Layers without any one of which the pass does otherwise than `changed`, of those that it does not say that it reads.
Layers undeclared_reads(const Pass& pass, const Reading& before, const Content& changed) {
  const Layers declared = set_of(pass.reads);
  if (declared.contains("clauses") && !declared.contains("mentions")) return {"mentions"};
  Reading shown = only(before, declared);
  if (changes(pass, shown) == changed) return {};
  Layers out{"(several at once)"};
  for (const std::string_view layer : all_layers()) {
    if (declared.contains(layer) || (declared.contains("mentions") && label_named(layer))) continue;
    Layers others;
    for (const std::string_view each : all_layers())
      if (each != layer) others.insert(each);
    Reading without = only(before, others);
    if (changes(pass, without) != changed) out.insert(layer);
  }
  if (out.size() > 1) out.erase("(several at once)");
  return out;
}

struct Undeclared {
  Layers reads, writes;
};

/// By the name of the pass.
using Faults = std::map<std::string_view, Undeclared>;

void look_at(const Document& document, std::span<const Pass> table, Faults& faults) {
  Reading reading{document, lexicon::Lexicon::built_in()};
  reading.rules = &extract::RuleSet::built_in();
  for (const Pass& pass : table) {
    const Reading before = reading;
    const Content changed = changes(pass, reading);
    const Layers reads = undeclared_reads(pass, before, changed), writes = undeclared_writes(pass, changed);
    if (reads.empty() && writes.empty()) continue;
    faults[pass.name].reads.insert(reads.begin(), reads.end());
    faults[pass.name].writes.insert(writes.begin(), writes.end());
  }
}

std::string shown(const Faults& faults) {
  std::ostringstream out;
  for (const auto& [name, fault] : faults) {
    for (const std::string_view each : fault.reads)
      out << "pass " << name << " reads " << each << " and does not say so\n";
    for (const std::string_view each : fault.writes)
      out << "pass " << name << " writes " << each << " and does not say so\n";
  }
  return out.str();
}

std::vector<Document> samples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& each : std::filesystem::directory_iterator(GOVGRAPH_SOURCE_DIR "/samples"))
    if (each.path().extension() == ".txt") paths.push_back(each.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Document> out;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    Diagnostics diagnostics;
    auto document = text::read(path.filename().string(), {std::istreambuf_iterator<char>(file), {}}, {}, diagnostics);
    REQUIRE(document);
    out.push_back(std::move(*document));
  }
  return out;
}

/// The texts of the examples of a kind of rule, all as one document.
Document examples(const std::string& kind, std::size_t column) {
  std::ifstream file(GOVGRAPH_SOURCE_DIR "/tests/unit/extract/rules/" + kind + ".tsv");
  std::string text;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string field;
    for (std::size_t i = 0; i <= column; ++i) std::getline(fields, field, '\t');
    std::replace(field.begin(), field.end(), '|', '\n');
    text += field + '\n';
  }
  REQUIRE(text.size() > 200);
  return test::document_of(text);
}

}  // namespace

TEST_CASE("each pass reads and writes on the samples what the table says") {
  const std::vector<Document> documents = samples();
  REQUIRE(documents.size() > 5);
  Faults faults;
  for (const Document& document : documents) look_at(document, extract::passes(), faults);
  CHECK(shown(faults) == "");
}

TEST_CASE("each pass reads and writes on the examples of the rules what the table says") {
  const std::string kind = GENERATE("names", "organs", "policies", "quoted-names", "works", "relations");
  Faults faults;
  look_at(examples(kind, 1), extract::passes(), faults);
  INFO(kind);
  CHECK(shown(faults) == "");
}

TEST_CASE("a pass that declares too little is found") {
  std::vector<Pass> table(extract::passes().begin(), extract::passes().end());
  const auto named = [&](std::string_view name) -> Pass& {
    return *std::find_if(table.begin(), table.end(), [&](const Pass& pass) { return pass.name == name; });
  };
  named("roads").reads = {"tokens", "heads"};
  named("organs").reads = {"heads"};
  named("quoted-names").writes = {"Event"};
  named("lives-in").writes = {};
  Faults faults;
  look_at(examples("relations", 1), table, faults);
  look_at(examples("quoted-names", 1), table, faults);
  look_at(examples("names", 1), table, faults);
  CHECK(faults["roads"].reads == Layers{"Area"});
  CHECK(faults["organs"].reads.contains("tokens"));
  CHECK(faults["quoted-names"].writes.contains("Programme"));
  CHECK(faults["lives-in"].writes == Layers{"LIVES_IN"});
}

TEST_CASE("each layer that a pass reads is written before it") {
  CHECK(extract::unmet_needs(extract::passes()).empty());
}

TEST_CASE("unmet needs are told by pass and layer") {
  const auto run = [](Reading&, Diagnostics&) {};
  const std::vector<Pass> table{{"words", "", {"text"}, {"tokens"}, run},
                                {"early", "", {"tokens", "clauses"}, {"Area"}, run},
                                {"names", "", {"mentions", "Area", "Road"}, {"clauses"}, run},
                                {"twice", "", {"clauses"}, {"LIVES_IN", "Aera"}, run}};
  CHECK(extract::unmet_needs(table) ==
        std::vector<std::string>{"pass early reads clauses, which no earlier pass writes",
                                 "pass names reads Road, which no earlier pass writes",
                                 "pass twice writes Aera, which is no layer"});
}
