// SPDX-License-Identifier: Apache-2.0
#include "exchange/network.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "base/hash.hpp"
#include "exchange/force_layout.hpp"
#include "exchange/network_columns.hpp"
#include "exchange/network_values.hpp"
#include "exchange/network_writer.hpp"
#include "exchange/outline_check.hpp"
#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::size_t kLabelLength = 12;  // longer ones are slow to draw in Gephi
constexpr std::size_t kSnippetLength = 80;

ElementId element(NodeId id) { return {'n', static_cast<std::uint64_t>(id)}; }

class NetworkExporter final : public Exporter {
 public:
  NetworkExporter(std::unique_ptr<NetworkWriter> writer, const NetworkOptions& options, NetworkReport& report)
      : writer_(std::move(writer)), options_(options), report_(report), timed_(writer_->timed()) {}

  Needs needs() const override {
    return {.documents = false,
            .articles = options_.derived,
            .evidence = true,
            .merged = !options_.per_evidence,
            .times = timed_,
            .ties = true};
  }

  void begin(const Outline& outline) override {
    outline_ = &outline;
    check_.emplace(outline, !options_.per_evidence);
    points_ = std::make_shared<const std::vector<Point>>(first_layout(outline));
    for (const Point each : *points_)
      reach_ = std::max(reach_, std::hypot(static_cast<double>(each.x), static_cast<double>(each.y)));
    writer_->begin();
  }

  void article(const DocumentInfo& document, std::uint32_t index) override {
    const std::string name = article_name(document.path, index);
    const ArticleFact& article = document.articles[index];
    const std::string_view title = article.title.empty() ? std::string_view(name) : std::string_view(article.title);
    const std::string_view date = article.date.empty() ? document.date : article.date;
    days_.clear();
    if (const auto days = days_of(date); days && timed_) days_.push_back(*days);
    writer_->open_node({{'a', hash64(name)}, label(title), node_size(0), beyond(articles_++), "#bab0ac", days_});
    text(column("full_name"), title);
    writer_->text(column("entity_type"), "Article");
    text(column("first_seen"), date);
    text(column("last_seen"), date);
    text(column("sources"), document.path);
    close_node();
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    const std::size_t at = check_->node(node);
    const Outline::Entry& entry = outline_->nodes()[at];
    if (timed_) gather_days(node, at, mentions);
    writer_->open_node(
        {element(node.id), label(node.name), node_size(entry.degree), (*points_)[at], colour(node), days_});
    text(column("full_name"), node.name);
    writer_->text(column("entity_type"), info(node.label).name);
    text(column("entity_subtype"), subtype_of(node));
    join_all(node.aliases, scratch_);
    text(column("aliases"), scratch_);
    if (!node.aliases.empty()) writer_->integer(column("alias_count"), node.aliases.size());
    text(column("area_path"), node.scope);
    seen(mentions);
    if (entry.degree > 0) writer_->number(column("confidence"), entry.confidence);
    writer_->text(column("review_status"), "unreviewed");
    if (options_.changes) change(column("change"), node.properties);
    details_of(node.properties, {"level", "kind", "partial", options_.changes ? "change" : ""}, scratch_);
    text(column("details"), scratch_);
    const std::size_t sources = sources_of(mentions, scratch_);
    text(column("sources"), scratch_);
    writer_->integer(column("source_count"), sources);
    close_node();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    if (!options_.per_evidence) return write(edge, evidence, 0);
    for (std::size_t i = 0; i < evidence.size(); ++i) write(edge, evidence.subspan(i, 1), i + 1);
  }

  void derived(const DerivedEdge& edge) override {
    const std::string_view type = name_of(edge.type);
    const bool in_article = edge.type == DerivedEdge::Type::kMentionedIn;
    const std::string tail = in_article ? edge.article : hex64(static_cast<std::uint64_t>(edge.tail));
    const std::uint64_t id =
        hash64(hex64(static_cast<std::uint64_t>(edge.head)) + "\n" + std::string(type) + "\n" + tail);
    days_.clear();
    if (const auto days = days_of(outline_->date_of(edge.first)); days && timed_) days_.push_back(*days);
    writer_->open_edge({{'d', id},
                        element(edge.head),
                        in_article ? ElementId{'a', hash64(edge.article)} : element(edge.tail),
                        type,
                        in_article                                  ? "见于"
                        : edge.type == DerivedEdge::Type::kCoOccurs ? "共现"
                                                                    : "共有",
                        edge.weight,
                        days_});
    relation(type, edge.weight);
    writer_->text(column("modality"), "derived");
    if (!in_article) writer_->text(column("symmetric"), "true");
    text(column("snippet"), shortened(edge.first.text, kSnippetLength, scratch_));
    close_edge();
  }

  void finish() override {
    writer_->end();
    check_->finish();
    report_.merged = options_.per_evidence ? 0 : outline_->edges() - outline_->pairs();
  }

  std::unique_ptr<Exporter> make_run() override {
    return std::make_unique<NetworkExporter>(*this, std::make_unique<NetworkReport>());
  }

  void append_run(Exporter& run) override {
    auto& other = static_cast<NetworkExporter&>(run);
    check_->append_run(*other.check_);
    other.check_.emplace(*outline_, !options_.per_evidence, true);
    report_ += std::exchange(other.report_, {});
    writer_->append_run(*other.writer_);
  }

  /// Of a run.
  NetworkExporter(const NetworkExporter& whole, std::unique_ptr<NetworkReport> report)
      : writer_(whole.writer_->make_run()),
        options_(whole.options_),
        own_report_(std::move(report)),
        report_(*own_report_),
        timed_(whole.timed_),
        outline_(whole.outline_),
        points_(whole.points_),
        check_(std::in_place, *whole.outline_, !options_.per_evidence, true) {}

 private:
  // What Gephi would change

  void text(std::size_t column, std::string_view value) {
    if (value.empty()) return;
    const bool null = reads_null(value);
    const bool infinity = holds_infinity(value);
    report_.null_values += null;
    report_.infinity_values += infinity;
    if (options_.gephi_safe && null) return;
    if (options_.gephi_safe)
      writer_->text(column, for_gephi(value, infinity));
    else
      writer_->text(column, value);
  }

  /// Gephi leaves labels alone, but for blanks between entities.
  std::string_view label(std::string_view name) {
    const std::string_view shown = shortened(name, kLabelLength, label_);
    report_.null_values += reads_null(shown);
    return options_.gephi_safe ? std::string_view(safe_label_ = for_gephi(shown, false)) : shown;
  }

  void close_node() {
    writer_->close_node();
    ++report_.nodes;
  }

  void close_edge() {
    writer_->close_edge();
    ++report_.edges;
  }

  // Columns of nodes

  /// The n-th article's place, on rings around the nodes.
  Point beyond(std::size_t n) const {
    const double radius = std::sqrt((reach_ + 80) * (reach_ + 80) + static_cast<double>(n) * 600);
    const double angle = static_cast<double>(n) * 2.399963229728653;
    return {static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))};
  }

  void change(std::size_t column, const Properties& properties) {
    if (const std::string* value = find_property(properties, "change")) text(column, *value);
  }

  std::string_view colour(const Node& node) const {
    const std::string* change = options_.changes ? find_property(node.properties, "change") : nullptr;
    if (!change) return info(node.label).colour;
    return *change == "came" ? "#2ca02c" : *change == "went" ? "#d62728" : *change == "changed" ? "#ff9f1c" : "#c8c8c8";
  }

  void seen(std::span<const Located> mentions) {
    writer_->integer(column("mentions"), mentions.size());
    writer_->integer(column("articles"), count_articles(mentions));
    std::string_view first, last;
    for (const Located& each : mentions) {
      const std::string_view date = outline_->date_of(each);
      if (date.empty()) continue;
      if (first.empty() || date < first) first = date;
      if (date > last) last = date;
    }
    text(column("first_seen"), first);
    text(column("last_seen"), last);
  }

  /// A node is there from the first day that it, or an edge of it, is known of to the last, so that no edge lacks an
  /// end.
  void gather_days(const Node& node, std::size_t at, std::span<const Located> mentions) {
    days_.clear();
    add_observed_days(mentions);
    if (options_.time == EdgeTime::kKnown) {
      add_stated_days(node.properties, days_);
      if (const auto stated = outline_->stated_days(at)) days_.push_back(*stated);
    }
    if (days_.empty()) return;
    Days hull = days_.front();
    for (const Days each : days_) hull = {std::min(hull.first, each.first), std::max(hull.last, each.last)};
    days_.assign(1, hull);
  }

  void add_observed_days(std::span<const Located> places) {
    std::string_view last;
    for (const Located& each : places) {
      const std::string_view date = outline_->date_of(each);
      if (date == last) continue;
      last = date;
      if (const auto days = days_of(date)) days_.push_back(*days);
    }
  }

  // Columns of edges

  void write(const Edge& edge, std::span<const Located> evidence, std::size_t number) {
    if (timed_) gather_days(edge, evidence);
    const RelationInfo& type = info(edge.type);
    writer_->open_edge({{'e', static_cast<std::uint64_t>(edge.id), number},
                        element(edge.head),
                        element(edge.tail),
                        type.name,
                        edge_label(type, edge.role),
                        evidence.size(),
                        days_});
    relation(type.name, evidence.size());
    text(column("role"), edge.role);
    writer_->number(column("edge_confidence"), edge.confidence);
    dates(edge.properties);
    text(column("modality"), modality_of(edge));
    if (type.symmetric) writer_->text(column("symmetric"), "true");
    if (options_.changes) change(column("edge_change"), edge.properties);
    details_of(edge.properties, {"date", "status", options_.changes ? "change" : ""}, scratch_);
    text(column("edge_details"), scratch_);
    const std::size_t sources = sources_of(evidence, scratch_);
    text(column("edge_sources"), scratch_);
    writer_->integer(column("edge_source_count"), sources);
    text(column("snippet"), shortened(evidence.front().text, kSnippetLength, scratch_));
    close_edge();
  }

  void gather_days(const Edge& edge, std::span<const Located> evidence) {
    days_.clear();
    if (options_.time == EdgeTime::kKnown) add_stated_days(edge.properties, days_);
    const auto stated = [&](std::string_view key) {
      const std::string* date = find_property(edge.properties, key);
      return date && options_.time == EdgeTime::kKnown ? days_of(*date) : std::nullopt;
    };
    const auto since = stated("since"), until = stated("until");
    if (days_.empty() || since || until) add_observed_days(evidence);
    join(days_);
    if (!since && !until) return;
    Days all{days_.front().first, days_.back().last};  // it goes on between
    if (until) all = {std::min(all.first, until->last), until->last};
    days_.assign(1, all);
  }

  std::string_view edge_label(const RelationInfo& type, const std::string& role) {
    label_.assign(type.chinese);
    if (!role.empty()) label_.append("：").append(role);
    const bool infinity = holds_infinity(label_);
    report_.infinity_values += infinity;
    if (options_.gephi_safe) label_ = for_gephi(label_, infinity);
    return label_;
  }

  void relation(std::string_view type, std::uint64_t weight) {
    writer_->text(column("rel"), type);
    writer_->text(column("interaction"), type);
    writer_->integer(column("evidence_count"), weight);
  }

  void dates(const Properties& properties) {
    const std::string* date = find_property(properties, "since");
    if (!date) date = find_property(properties, "date");
    if (!date) return;
    text(column("valid_from"), *date);
    text(column("date_precision"), precision_of(*date));
  }

  std::unique_ptr<NetworkWriter> writer_;
  NetworkOptions options_;
  std::unique_ptr<NetworkReport> own_report_;  ///< of a run
  NetworkReport& report_;
  bool timed_;
  const Outline* outline_ = nullptr;
  std::shared_ptr<const std::vector<Point>> points_;
  double reach_ = 0;  ///< how far from the centre the farthest of them is
  std::optional<OutlineCheck> check_;
  std::uint64_t articles_ = 0;
  std::vector<Days> days_;  ///< of the element under way
  std::string label_, safe_label_, scratch_;
};

}  // namespace

NetworkWriter::~NetworkWriter() = default;

NetworkReport& NetworkReport::operator+=(const NetworkReport& other) {
  nodes += other.nodes;
  edges += other.edges;
  merged += other.merged;
  null_values += other.null_values;
  infinity_values += other.infinity_values;
  return *this;
}

std::unique_ptr<Exporter> make_network(std::unique_ptr<NetworkWriter> writer, const NetworkOptions& options,
                                       NetworkReport& report) {
  return std::make_unique<NetworkExporter>(std::move(writer), options, report);
}

}  // namespace govgraph::exchange
