// SPDX-License-Identifier: Apache-2.0
#include "exchange/jsonl.hpp"

#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "exchange/base64.hpp"
#include "exchange/stored_layout.hpp"

namespace govgraph::exchange {
namespace {

std::string hex(NodeId id) { return hex64(static_cast<std::uint64_t>(id)); }
std::string hex(EdgeId id) { return hex64(static_cast<std::uint64_t>(id)); }

class JsonlExporter final : public Exporter {
 public:
  JsonlExporter(Output& output, const JsonlOptions& options)
      : output_(&output), options_(options), out_(output.buffer()) {}
  explicit JsonlExporter(const JsonlOptions& options) : options_(options), out_(kept_) {}  ///< of a run

  Needs needs() const override { return {.documents = options_.documents, .articles = true, .evidence = true}; }

  void begin(const Outline&) override {
    open("graph");
    number("version", kJsonlVersion);
    optional("lexicon", options_.origin.lexicon);
    optional("passes", options_.origin.passes);
    optional("options", options_.origin.options);
    if (options_.documents) optional("decisions", options_.origin.decisions);
    close();
  }

  void document(const DocumentFacts& facts) override {
    open("document");
    text("doc", facts.path);
    text("digest", facts.digest);
    text("encoding", facts.encoding);
    text("date", facts.date);
    if (utf8::is_valid(facts.source))
      text("source", facts.source);
    else
      text("source_base64", to_base64(facts.source));
    if (const auto layout = decode_layout(facts.layout); layout && !layout->empty()) {
      json_.key("layout");
      write_layout(json_, *layout);
    }
    if (!facts.imprint.empty()) list("imprint", facts.imprint, [&](const ImprintItem& each) { stored(each); });
    list("articles", facts.articles, [&](const ArticleFact& each) { stored(each); });
    list("entities", facts.entities, [&](const EntityFact& each) { stored(each); });
    list("relations", facts.edges, [&](const EdgeFact& each) { stored(each); });
    if (!facts.joins.empty()) list("joins", facts.joins, [&](const NameJoin& each) { stored(each); });
    close();
  }

  void article(const DocumentInfo& document, std::uint32_t index) override {
    const ArticleFact& article = document.articles[index];
    open("article");
    text("doc", document.path);
    text("article", article_name(document.path, index));
    text("title", article.title);
    text("subtitle", article.subtitle);
    text("date", article.date);
    span(article.span);
    form(article);
    close();
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    open("node");
    text("id", hex(node.id));
    text("label", info(node.label).name);
    text("name", node.name);
    optional("scope", node.scope);
    list("aliases", node.aliases, [&](const std::string& each) { json_.string(each); });
    properties(node.properties);
    list("mentions", mentions, [&](const Located& each) { located(each); });
    close();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    open("edge");
    text("id", hex(edge.id));
    ends(hex(edge.head), info(edge.type).name, hex(edge.tail));
    Properties all = edge.properties;
    if (!edge.role.empty()) set_property(all, "role", edge.role);
    properties(all);
    json_.key("inferred");
    json_.boolean(edge.inferred);
    json_.key("confidence");
    json_.number(edge.confidence);
    list("evidence", evidence, [&](const Located& each) { located(each); });
    close();
  }

  void derived(const DerivedEdge& edge) override {
    const std::string head = hex(edge.head);
    const std::string tail = edge.article.empty() ? hex(edge.tail) : edge.article;
    const std::string_view type = name_of(edge.type);
    open("edge");
    text("id", hex64(hash64(head + "\n" + std::string(type) + "\n" + tail)));
    ends(head, type, tail);
    properties({{"weight", std::to_string(edge.weight)}});
    json_.key("inferred");
    json_.boolean(true);
    json_.key("confidence");
    json_.number(1.0F);
    list("evidence", std::span(&edge.first, 1), [&](const Located& each) { located(each); });
    close();
  }

  void finish() override {}

  std::unique_ptr<Exporter> make_run() override { return std::make_unique<JsonlExporter>(options_); }

  void append_run(Exporter& run) override {
    auto& other = static_cast<JsonlExporter&>(run);
    output_->write(other.kept_);
    other.kept_.clear();
  }

 private:
  void open(std::string_view kind) {
    json_.restart();
    json_.begin_object();
    text("kind", kind);
  }

  void close() {
    json_.end_object();
    out_ += '\n';
    if (output_ != nullptr) output_->flush_if_full();
  }

  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }

  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }

  void number(std::string_view key, std::int64_t value) {
    json_.key(key);
    json_.integer(value);
  }

  template <class List, class Write>
  void list(std::string_view key, const List& values, Write write) {
    json_.key(key);
    json_.begin_array();
    for (const auto& each : values) write(each);
    json_.end_array();
  }

  void strings(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) list(key, values, [&](const std::string& each) { json_.string(each); });
  }

  void span(ByteSpan span) {
    number("begin", span.begin);
    number("end", span.end);
  }

  void properties(const Properties& properties) {
    json_.key("properties");
    json_.begin_object();
    for (const auto& [key, value] : properties) text(key, value);
    json_.end_object();
  }

  void ends(std::string_view head, std::string_view type, std::string_view tail) {
    text("head", head);
    text("type", type);
    text("tail", tail);
  }

  void located(const Located& each) {
    json_.begin_object();
    text("doc", each.document);
    text("article", article_name(each.document, each.article));
    span(each.span);
    text("text", each.text);
    optional("rule", each.rule);
    in_print(each);
    json_.end_object();
  }

  void in_print(const Located& each) {
    if (options_.places == nullptr) return;
    const std::vector<PrintPlace> places = options_.places->of(each);
    if (places.empty()) return;
    number("page", places.front().page);
    list("boxes", places, [&](const PrintPlace& place) {
      json_.begin_array();
      json_.integer(place.page);
      write_box(json_, place.box);
      json_.end_array();
    });
  }

  void stored(const ImprintItem& item) {
    json_.begin_object();
    text("field", item.field);
    text("value", item.value);
    text("from", item.from);
    if (item.weight != ImprintItem::Weight::kSaid) number("weight", static_cast<std::int64_t>(item.weight));
    json_.end_object();
  }

  void stored(const ArticleFact& article) {
    json_.begin_object();
    optional("title", article.title);
    optional("subtitle", article.subtitle);
    optional("date", article.date);
    span(article.span);
    form(article);
    json_.end_object();
  }

  /// What news leave out.
  void form(const ArticleFact& article) {
    if (article.form != Form::kNews) text("form", std::string(form_name(article.form)));
    optional("issuer", article.issuer);
    optional("addressee", article.addressee);
    optional("place", article.place);
    if (!article.sections.empty())
      list("sections", article.sections, [&](const std::string& each) { json_.string(each); });
  }

  void place(std::uint32_t article, ByteSpan span) {
    json_.integer(article);
    json_.integer(span.begin);
    json_.integer(span.end);
  }

  void stored(const EntityFact& entity) {
    json_.begin_object();
    text("label", info(entity.label).name);
    text("name", entity.name);
    optional("scope", entity.scope);
    if (entity.id != node_id(entity.label, entity.name, entity.scope))
      text("id", hex64(static_cast<std::uint64_t>(entity.id)));
    strings("aliases", entity.aliases);
    strings("declared", entity.declared);
    if (!entity.properties.empty()) properties(entity.properties);
    list("mentions", entity.mentions, [&](const MentionFact& each) {
      json_.begin_array();
      place(each.article, each.span);
      json_.end_array();
    });
    json_.end_object();
  }

  void stored(const NameJoin& join) {
    json_.begin_object();
    text("key", hex(join.key));
    text("name", join.name);
    text("reason", join.reason);
    if (!join.certain) {
      json_.key("certain");
      json_.boolean(false);
    }
    number("article", join.article);
    span(join.span);
    json_.end_object();
  }

  void stored(const EdgeFact& edge) {
    json_.begin_object();
    number("head", edge.head);
    text("type", info(edge.type).name);
    number("tail", edge.tail);
    optional("role", edge.role);
    if (!edge.properties.empty()) properties(edge.properties);
    if (edge.inferred) {
      json_.key("inferred");
      json_.boolean(true);
    }
    json_.key("confidence");
    json_.number(edge.confidence);
    list("evidence", edge.evidence, [&](const Evidence& each) {
      json_.begin_array();
      place(each.article, each.span);
      json_.string(each.rule);
      json_.end_array();
    });
    json_.end_object();
  }

  Output* output_ = nullptr;  ///< null of a run, which keeps its lines
  JsonlOptions options_;
  std::string kept_;
  std::string& out_;
  json::Writer json_{out_};
};

}  // namespace

std::unique_ptr<Exporter> make_jsonl(Output& output, const JsonlOptions& options) {
  return std::make_unique<JsonlExporter>(output, options);
}

}  // namespace govgraph::exchange
