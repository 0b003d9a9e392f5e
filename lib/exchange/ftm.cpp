// SPDX-License-Identifier: Apache-2.0
#include "exchange/ftm.hpp"

#include <optional>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "exchange/outline_check.hpp"
#include "model/time.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kQuotes = 5;  // pieces of evidence whose text goes along

std::string_view schema_of(Label label, std::string_view name) {
  switch (label) {
    case Label::kPerson:
      return "Person";
    case Label::kGovBody:
      return "PublicBody";
    case Label::kEnterprise:
      return name.ends_with("公司") ? "Company" : "Organization";
    case Label::kPartyOrg:
    case Label::kSocialOrg:
    case Label::kInstitution:
      return "Organization";
    case Label::kArea:
    case Label::kRoad:
    case Label::kPlace:
      return "Address";
    case Label::kProgramme:
      return "Project";
    case Label::kPolicy:
      return "Document";
    case Label::kEvent:
    case Label::kHonour:
      break;
  }
  return "Event";
}

std::string node_name(NodeId id) { return 'n' + hex64(static_cast<std::uint64_t>(id)); }
std::string article_id(const std::string& name) { return 'a' + hex64(hash64(name)); }

bool is_legal_entity(Label label) { return label == Label::kPerson || is_organisation(label); }

/// An entity that stands for a relation, and the names of its two ends.
struct LinkSchema {
  std::string_view schema = "UnknownLink";
  std::string_view head = "subject";
  std::string_view tail = "object";
};

class FtmExporter final : public Exporter {
 public:
  explicit FtmExporter(Output& output) : output_(output), json_(output.buffer()) {}

  Needs needs() const override { return {.documents = false, .articles = true, .evidence = true}; }

  void begin(const Outline& outline) override {
    check_.emplace(outline, false);
    company_.assign(outline.nodes().size(), false);
  }

  void article(const DocumentInfo& document, std::uint32_t index) override {
    const ArticleFact& article = document.articles[index];
    const std::string name = article_name(document.path, index);
    open(article_id(name), "Article");
    property("title", article.title.empty() ? name : article.title);
    property("fileName", document.path);
    const std::string& date = article.date.empty() ? document.date : article.date;
    if (days_of(date)) property("publishedAt", date);
    close();
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    const std::size_t at = check_->node(node);
    const std::string_view schema = schema_of(node.label, node.name);
    company_[at] = schema == "Company";
    open(node_name(node.id), schema);
    property("name", node.name);
    if (schema == "Document") property("title", node.name);
    properties("alias", node.aliases);
    if (schema == "Address")
      property("full", full_address(node));
    else if (is_organisation(node.label))
      property("address", node.scope);
    else
      property("summary", node.scope);
    if (node.label == Label::kPartyOrg) property("topics", "pol.party");
    if (node.label == Label::kGovBody) property("topics", "gov");
    if (const std::string* date = find_property(node.properties, "date");
        date && node.label == Label::kEvent && days_of(*date))
      property("date", *date);
    property("keywords", info(node.label).chinese);
    proof(mentions);
    close();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    const auto nodes = check_->outline().nodes();
    const std::size_t head = *check_->outline().find(edge.head), tail = *check_->outline().find(edge.tail);
    if (edge.type == RelationType::kHoldsRole && is_organisation(nodes[tail].label)) return office(edge, evidence);
    const LinkSchema link = link_of(edge.type, nodes[head].label, nodes[tail].label, company_[tail]);
    open(edge_name(edge), link.schema);
    property(link.head, node_name(edge.head));
    property(link.tail, node_name(edge.tail));
    property("role", edge.role.empty() ? info(edge.type).chinese : std::string_view(edge.role));
    statement(edge, evidence);
    close();
  }

  void finish() override { check_->finish(); }

 private:
  static std::string edge_name(const Edge& edge) { return 'e' + hex64(static_cast<std::uint64_t>(edge.id)); }

  static LinkSchema link_of(RelationType type, Label head, Label tail, bool company) {
    if (type == RelationType::kParticipatesIn || type == RelationType::kOrganizes)
      if (is_legal_entity(head) && tail == Label::kProgramme) return {"ProjectParticipant", "participant", "project"};
    if (type == RelationType::kInvestsIn && is_legal_entity(head) && company) return {"Ownership", "owner", "asset"};
    if (type == RelationType::kIssues) return {"Documentation", "entity", "document"};
    return {};
  }

  /// 湖南省/岳阳市 and 望江苑 to 湖南省岳阳市望江苑.
  static std::string full_address(const Node& node) {
    std::string out;
    for (const char c : node.scope)
      if (c != '/') out += c;
    return out + node.name;
  }

  /// The post once, its holder each time; without a role, a membership.
  void office(const Edge& edge, std::span<const Located> evidence) {
    if (edge.role.empty()) {
      open(edge_name(edge), "Membership");
      property("member", node_name(edge.head));
      property("organization", node_name(edge.tail));
      property("role", info(edge.type).chinese);
      statement(edge, evidence);
      return close();
    }
    const std::uint64_t post = hash64(node_name(edge.tail) + "\n" + edge.role);
    if (posts_.insert(post).second) {
      open('p' + hex64(post), "Position");
      property("name", edge.role);
      property("organization", node_name(edge.tail));
      close();
    }
    open(edge_name(edge), "Occupancy");
    property("holder", node_name(edge.head));
    property("post", 'p' + hex64(post));
    const std::string* status = find_property(edge.properties, "status");
    property("status", status && *status == "former" ? "ended" : status ? *status : "current");
    statement(edge, evidence);
    close();
  }

  void statement(const Edge& edge, std::span<const Located> evidence) {
    const std::string* date = find_property(edge.properties, "date");
    if (date && days_of(*date)) property("date", *date);
    for (const auto& [key, name] : {std::pair{"since", "startDate"}, std::pair{"until", "endDate"}})
      if (const std::string* day = find_property(edge.properties, key); day && days_of(*day)) property(name, *day);
    property("recordId", edge_name(edge));
    std::string text = edge.inferred ? "inferred" : "stated";
    for (const auto& [key, value] : edge.properties) text.append("; ").append(key).append(": ").append(value);
    property("description", text);
    std::vector<std::string> quotes;
    for (const Located& each : evidence)
      if (quotes.size() < kQuotes && (quotes.empty() || quotes.back() != each.text)) quotes.push_back(each.text);
    properties("summary", quotes);
    proof(evidence);
  }

  void proof(std::span<const Located> places) {
    std::vector<std::string> articles;
    for (std::size_t i = 0; i < places.size(); ++i)
      if (i == 0 || places[i].document != places[i - 1].document || places[i].article != places[i - 1].article)
        articles.push_back(article_id(article_name(places[i].document, places[i].article)));
    properties("proof", articles);
  }

  void open(const std::string& id, std::string_view schema) {
    json_.restart();
    json_.begin_object();
    json_.key("id");
    json_.string(id);
    json_.key("schema");
    json_.string(schema);
    json_.key("properties");
    json_.begin_object();
  }

  void property(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    json_.key(key);
    json_.begin_array();
    json_.string(value);
    json_.end_array();
  }

  void properties(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    json_.key(key);
    json_.begin_array();
    for (const std::string& each : values) json_.string(each);
    json_.end_array();
  }

  void close() {
    json_.end_object();
    json_.end_object();
    output_.buffer() += '\n';
    output_.flush_if_full();
  }

  Output& output_;
  json::Writer json_;
  std::optional<OutlineCheck> check_;
  std::vector<bool> company_;                ///< by node
  std::unordered_set<std::uint64_t> posts_;  ///< that stand already
};

}  // namespace

std::unique_ptr<Exporter> make_ftm(Output& output) { return std::make_unique<FtmExporter>(output); }

}  // namespace govgraph::exchange
