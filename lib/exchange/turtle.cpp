// SPDX-License-Identifier: Apache-2.0
#include "exchange/turtle.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/hash.hpp"
#include "exchange/outline_check.hpp"
#include "exchange/turtle_terms.hpp"
#include "model/time.hpp"

namespace govgraph::exchange {
namespace {

/// Whether a key may stand behind "gg:" as it is.
bool is_plain(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

class TurtleExporter final : public Exporter {
 public:
  TurtleExporter(Output& output, const Origin& origin, const PrintPlaces* places)
      : output_(output), out_(output.buffer()), origin_(origin), places_(places) {}

  Needs needs() const override { return {.documents = false, .articles = true, .evidence = true}; }

  void begin(const Outline& outline) override {
    check_.emplace(outline, false);
    out_ += turtle_head();
    subject("gg:run", "prov:Activity");
    literal("gg:lexicon", origin_.lexicon);
    literal("gg:passes", origin_.passes);
    literal("gg:options", origin_.options);
    close();
  }

  void article(const DocumentInfo& document, std::uint32_t index) override {
    if (index == 0) {
      subject("d:" + hex64(hash64(document.path)), "foaf:Document");
      literal("dct:identifier", document.path);
      date("dct:date", document.date);
      close();
    }
    const ArticleFact& article = document.articles[index];
    const std::string name = article_name(document.path, index);
    subject("a:" + hex64(hash64(name)), "schema:NewsArticle");
    literal("dct:identifier", name);
    literal("dct:title", article.title);
    date("dct:date", article.date);
    property("dct:isPartOf", "d:" + hex64(hash64(document.path)));
    close();
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    check_->node(node);
    const std::string id = name_of(node.id);
    subject(id, std::string("gg:") + std::string(info(node.label).name));
    property("a", rdf_class(node.label));
    literal("rdfs:label", node.name);
    if (node.label == Label::kPerson || is_organisation(node.label)) literal("foaf:name", node.name);
    for (const std::string& each : node.aliases) literal("skos:altLabel", each);
    literal("gg:scope", node.scope);
    properties(node.properties);
    property("gg:mentions", std::to_string(mentions.size()));
    close();
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (i == 0 || mentions[i].document != mentions[i - 1].document || mentions[i].article != mentions[i - 1].article)
        out_.append(article_of(mentions[i])).append(" schema:mentions ").append(id).append(" .\n");
    output_.flush_if_full();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    const std::string type = "gg:" + std::string(info(edge.type).name);
    triples(edge, type);
    const std::string id = "e:" + hex64(static_cast<std::uint64_t>(edge.id));
    subject(id, "rdf:Statement");
    property("rdf:subject", name_of(edge.head));
    property("rdf:predicate", type);
    property("rdf:object", name_of(edge.tail));
    if (edge.type == RelationType::kHoldsRole) membership(edge);
    properties(edge.properties);
    property("gg:confidence", decimal(edge.confidence));
    property("gg:inferred", edge.inferred ? "true" : "false");
    for (std::size_t i = 0; i < evidence.size(); ++i) property("prov:wasDerivedFrom", id + "-" + std::to_string(i + 1));
    close();
    for (std::size_t i = 0; i < evidence.size(); ++i) annotation(id, i + 1, evidence[i]);
    output_.flush_if_full();
  }

  void finish() override { check_->finish(); }

 private:
  static std::string name_of(NodeId id) { return "n:" + hex64(static_cast<std::uint64_t>(id)); }
  static std::string article_of(const Located& place) {
    return "a:" + hex64(hash64(article_name(place.document, place.article)));
  }

  /// The shortest digits, with a point: a decimal in Turtle.
  static std::string decimal(float value) {
    std::array<char, 64> digits;
    std::string out(digits.data(),
                    std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr);
    return out.find('.') == std::string::npos ? out + ".0" : out;
  }

  void subject(const std::string& id, std::string_view type) { out_.append(id).append(" a ").append(type); }
  void close() { out_ += " .\n"; }

  void property(std::string_view name, std::string_view value) {
    out_.append(" ; ").append(name).append(" ").append(value);
  }

  void literal(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    property(name, "");
    put_literal(out_, value);
  }

  void date(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    property(name, "");
    put_date(out_, value);
  }

  void properties(const Properties& properties) {
    for (const auto& [key, value] : properties) {
      if (key == "date")
        date("dct:date", value);
      else if (is_plain(key))
        literal("gg:" + key, value);
      else
        literal("gg:detail", key + "=" + value);
    }
  }

  void triples(const Edge& edge, const std::string& type) {
    const std::string head = name_of(edge.head), tail = name_of(edge.tail);
    out_.append(head).append(" ").append(type).append(" ").append(tail);
    const auto nodes = check_->outline().nodes();
    const auto at_head = check_->outline().find(edge.head), at_tail = check_->outline().find(edge.tail);
    const RdfProperty same = rdf_property(edge.type, nodes[*at_head].label, nodes[*at_tail].label);
    if (!same.name.empty() && !same.reversed) property(same.name, tail);
    close();
    if (!same.name.empty() && same.reversed)
      out_.append(tail).append(" ").append(same.name).append(" ").append(head).append(" .\n");
  }

  void membership(const Edge& edge) {
    property("a", "org:Membership");
    property("org:member", name_of(edge.head));
    property("org:organization", name_of(edge.tail));
    const auto day_of = [&](std::string_view key) {
      const std::string* date = find_property(edge.properties, key);
      return date ? days_of(*date) : std::nullopt;
    };
    const auto since = day_of("since"), date = day_of("date"), until = day_of("until");
    const auto at = [](std::string_view which, std::int32_t day) {
      return " ; time:" + std::string(which) + " [ time:inXSDDate \"" + iso_date(day) + "\"^^xsd:date ]";
    };
    std::string during;
    if (since || date) during += at("hasBeginning", since ? since->first : date->first);
    if (until) during += at("hasEnd", until->last);
    if (!during.empty()) property("org:memberDuring", "[ a time:Interval" + during + " ]");
    if (edge.role.empty()) return;
    literal("gg:role", edge.role);
    const std::string role = "role:" + hex64(hash64(edge.role));
    property("org:role", role);
    close();
    subject(role, "org:Role");
    literal("skos:prefLabel", edge.role);
    close();
    out_.append("e:").append(hex64(static_cast<std::uint64_t>(edge.id))).append(" a org:Membership");
  }

  void annotation(const std::string& id, std::size_t number, const Located& place) {
    subject(id + "-" + std::to_string(number), "oa:Annotation");
    property("oa:hasBody", id);
    property("oa:hasTarget", "[ oa:hasSource d:" + hex64(hash64(place.document)) +
                                 " ; oa:hasSelector [ a oa:DataPositionSelector ; oa:start " +
                                 std::to_string(place.span.begin) + " ; oa:end " + std::to_string(place.span.end) +
                                 " ] , [ a oa:TextQuoteSelector ; oa:exact ");
    put_literal(out_, place.text);
    out_ += " ]" + in_print(place) + " ]";
    property("dct:isPartOf", article_of(place));
    literal("gg:rule", place.rule);
    property("prov:wasGeneratedBy", "gg:run");
    close();
  }

  std::string in_print(const Located& place) const {
    std::string out;
    if (places_ == nullptr) return out;
    for (const PrintPlace& each : places_->of(place)) {
      const Box& box = each.box;
      out += " , [ a oa:FragmentSelector ; dct:conformsTo <http://tools.ietf.org/rfc/rfc3778> ; rdf:value \"page=";
      out.append(std::to_string(each.page)).append("&viewrect=").append(points_text(box.left)).append(",");
      out.append(points_text(box.top)).append(",").append(points_text(box.width())).append(",");
      out.append(points_text(box.height())).append("\" ]");
    }
    return out;
  }

  Output& output_;
  std::string& out_;
  Origin origin_;
  const PrintPlaces* places_;
  std::optional<OutlineCheck> check_;
};

}  // namespace

std::unique_ptr<Exporter> make_turtle(Output& output, const Origin& origin, const PrintPlaces* places) {
  return std::make_unique<TurtleExporter>(output, origin, places);
}

}  // namespace govgraph::exchange
