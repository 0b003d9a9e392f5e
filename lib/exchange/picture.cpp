// SPDX-License-Identifier: Apache-2.0
#include "exchange/picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>

#include <fmt/core.h>

#include "base/error.hpp"
#include "exchange/force_layout.hpp"
#include "exchange/outline_check.hpp"
#include "exchange/picture_labels.hpp"
#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr double kSide = 1600;   // of the square for the graph
constexpr double kLegend = 300;  // width beside it
constexpr double kMargin = 60, kHead = 80, kFoot = 50, kRow = 28;
constexpr std::size_t kNameLength = 14, kRelationLength = 10, kTitleLength = 60, kSourceLength = 130;
constexpr std::size_t kManyLines = 400;  // more are drawn thinner
constexpr std::size_t kMostNamedLines = 200;
constexpr double kApart = 7;  // lines between one pair of nodes
constexpr std::string_view kGrey = "#666666";

struct Circle {
  std::string name;
  Label label = Label::kPerson;
  std::uint32_t degree = 0;
  double x = 0, y = 0, radius = 0;
};

struct Line {
  std::uint32_t head = 0, tail = 0;
  RelationType type = RelationType::kPartOf;
  bool inferred = false;
  std::string name, hint;
  Canvas::Spot from{}, to{};
};

class PictureExporter final : public Exporter {
 public:
  PictureExporter(std::unique_ptr<Canvas> canvas, PictureOptions options)
      : canvas_(std::move(canvas)), options_(std::move(options)) {}

  Needs needs() const override { return {.documents = false, .articles = false, .evidence = true, .merged = true}; }

  void begin(const Outline& outline) override {
    const std::size_t joined = static_cast<std::size_t>(std::count_if(
        outline.nodes().begin(), outline.nodes().end(), [](const Outline::Entry& each) { return each.degree > 0; }));
    if (joined > options_.most_nodes)
      throw UsageError(fmt::format(
          "{} nodes are too many for a picture (at most {}); choose a part with --ego NAME, --label, --type, --min-confidence, "
          "--from or --query, or export gexf and lay it out in Gephi",
          joined, options_.most_nodes));
    check_.emplace(outline, true);
  }

  void node(const Node& node, std::span<const Located>) override {
    const std::size_t at = check_->node(node);
    circles_.push_back({node.name, node.label, check_->outline().nodes()[at].degree});
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    for (const Located& each : evidence)
      if (documents_.insert(each.document).second) add_date(check_->outline().date_of(each));
    const auto head = static_cast<std::uint32_t>(*check_->outline().find(edge.head)),
               tail = static_cast<std::uint32_t>(*check_->outline().find(edge.tail));
    const std::string name(info(edge.type).chinese);
    std::string hint = circles_[head].name + " " + name + " " + circles_[tail].name;
    if (!edge.role.empty()) hint += "：" + edge.role;
    lines_.push_back({head, tail, edge.type, edge.inferred, edge.role.empty() ? name : edge.role, std::move(hint)});
  }

  void finish() override {
    check_->finish();
    place();
    canvas_->begin(kSide + kLegend, kHead + kSide + kFoot, options_.title);
    set_lines_apart();
    for (const Line& each : lines_) draw(each);
    for (const std::uint32_t i : by_degree()) {
      const Circle& each = circles_[i];
      canvas_->circle({each.x, each.y}, each.radius, info(each.label).colour, each.name);
    }
    draw_names();
    draw_legend();
    draw_frame();
    canvas_->finish();
  }

 private:
  void add_date(std::string_view date) {
    if (date.empty()) return;
    if (first_.empty() || date < first_) first_ = date;
    if (date > last_) last_ = date;
  }

  /// Lays out the nodes that edges join, and fits them into the square.
  void place() {
    std::vector<Point> points = sector_layout(check_->outline());
    std::vector<float> radii;
    for (const Circle& each : circles_) radii.push_back(9 + 5 * std::sqrt(static_cast<float>(each.degree)));
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const Line& each : lines_) edges.emplace_back(each.head, each.tail);
    lay_out_joined(check_->outline(), points, edges, radii, 1);
    fit(points, radii);
  }

  void fit(const std::vector<Point>& points, const std::vector<float>& radii) {
    constexpr double kFar = std::numeric_limits<double>::max();
    PictureBox box{kFar, kFar, -kFar, -kFar};
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (circles_[i].degree == 0) continue;
      const double x = points[i].x, y = points[i].y;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
    }
    const double room = (kSide - 2 * kMargin) / std::max({box.right - box.left, box.bottom - box.top, 1.0});
    const double scale = std::min(room, 6.0), size = std::min(room, 2.5);
    for (std::uint32_t i = 0; i < circles_.size(); ++i) {
      if (circles_[i].degree == 0) continue;
      const Point point = points[i];
      circles_[i].x = kSide / 2 + (static_cast<double>(point.x) - (box.left + box.right) / 2) * scale;
      circles_[i].y = kHead + kSide / 2 + (static_cast<double>(point.y) - (box.top + box.bottom) / 2) * scale;
      circles_[i].radius = std::max(2.5, 0.9 * static_cast<double>(radii[i]) * size);
    }
  }

  std::vector<std::uint32_t> by_degree() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < circles_.size(); ++i)
      if (circles_[i].degree > 0) out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return circles_[a].degree > circles_[b].degree; });
    return out;
  }

  /// Lines between one pair of nodes run beside one another.
  void set_lines_apart() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> pairs;
    for (std::size_t i = 0; i < lines_.size(); ++i) pairs[std::minmax(lines_[i].head, lines_[i].tail)].push_back(i);
    for (const auto& [ends, all] : pairs) {
      const Circle &a = circles_[ends.first], &b = circles_[ends.second];
      const double length = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
      const double across_x = -(b.y - a.y) / length, across_y = (b.x - a.x) / length;
      for (std::size_t n = 0; n < all.size(); ++n) {
        const double shift = kApart * (static_cast<double>(n) - static_cast<double>(all.size() - 1) / 2);
        Line& line = lines_[all[n]];
        const Circle &head = circles_[line.head], &tail = circles_[line.tail];
        line.from = {head.x + shift * across_x, head.y + shift * across_y};
        line.to = {tail.x + shift * across_x, tail.y + shift * across_y};
      }
    }
  }

  void draw(const Line& line) {
    const bool many = lines_.size() > kManyLines;
    const double width = many ? 1.2 : 2, opacity = 0.6;
    const std::string_view colour = info(circles_[line.head].label).colour;
    const double length = std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
    const double along_x = (line.to.x - line.from.x) / std::max(length, 1e-9),
                 along_y = (line.to.y - line.from.y) / std::max(length, 1e-9);
    const double reach = circles_[line.tail].radius + 1, head_length = many ? 7 : 12, half = many ? 3 : 5;
    const bool pointed = !info(line.type).symmetric && length > reach + head_length + circles_[line.head].radius;
    const auto back = [&](double by) { return Canvas::Spot{line.to.x - by * along_x, line.to.y - by * along_y}; };
    canvas_->line(line.from, pointed ? back(reach + head_length) : line.to, {colour, width, opacity, line.inferred},
                  line.hint);
    if (!pointed) return;
    const Canvas::Spot base = back(reach + head_length);
    const std::array corners{back(reach), Canvas::Spot{base.x - half * along_y, base.y + half * along_x},
                             Canvas::Spot{base.x + half * along_y, base.y - half * along_x}};
    canvas_->polygon(corners, colour, 0.85);
  }

  /// Names of the best connected first, then those of relations; what would cover another is left out.
  void draw_names() {
    std::vector<PictureBox> taken;
    for (const Circle& each : circles_)
      if (each.degree > 0)
        taken.push_back({each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius});
    PictureRoom room({0, kHead, kSide, kHead + kSide}, std::move(taken));
    std::string scratch;
    for (const std::uint32_t i : by_degree()) {
      check_->outline().cancellation().check();
      const Circle& each = circles_[i];
      const double size = std::max(std::min(11 + 1.6 * std::sqrt(static_cast<double>(each.degree)), 24.0),
                                   std::min(8 + 0.5 * each.radius, 22.0));
      const std::string_view text = shortened(each.name, kNameLength, scratch);
      const double width = width_of(text) * size, left = each.x - each.radius, right = each.x + each.radius;
      const std::array places{
          PictureBox{right + 2, each.y - size / 2, right + 2 + width, each.y + size / 2},
          PictureBox{left - 2 - width, each.y - size / 2, left - 2, each.y + size / 2},
          PictureBox{each.x - width / 2, each.y + each.radius, each.x + width / 2, each.y + each.radius + size},
          PictureBox{each.x - width / 2, each.y - each.radius - size, each.x + width / 2, each.y - each.radius}};
      const auto box = room.take(places, PictureRoom::Circles::kAvoidIfPossible);
      if (box) canvas_->text({box->left, box->top + 0.85 * size}, text, {size, "#222222", true});
    }
    if (lines_.size() <= kMostNamedLines) draw_relation_names(room);
  }

  void draw_relation_names(PictureRoom& room) {
    constexpr std::size_t kFewLines = 60;
    const double size = lines_.size() > kFewLines ? 12 : 17;
    std::string scratch;
    for (const Line& line : lines_) {
      if (line.head == line.tail) continue;
      const std::string_view text = shortened(line.name, kRelationLength, scratch);
      const double width = width_of(text) * size;
      std::vector<PictureBox> places;
      for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7}) {
        const double x = line.from.x + share * (line.to.x - line.from.x),
                     y = line.from.y + share * (line.to.y - line.from.y);
        places.push_back({x - width / 2, y - size / 2, x + width / 2, y + size / 2});
      }
      const auto box = room.take(places, PictureRoom::Circles::kAvoid);
      if (box) canvas_->text({box->left, box->top + 0.85 * size}, text, {size, kGrey, true});
    }
  }

  void row(double& y, std::string_view text, const Canvas::Style& style = {16}) {
    canvas_->text({kSide + 28, y}, text, style);
    y += kRow;
  }

  void draw_legend() {
    double y = kHead + kMargin;
    std::size_t alone = 0, inferred = 0;
    std::map<Label, std::size_t> nodes;
    std::map<RelationType, std::size_t> relations;
    for (const Circle& each : circles_) each.degree == 0 ? ++alone : ++nodes[each.label];
    for (const Line& each : lines_) {
      ++relations[each.type];
      inferred += each.inferred;
    }
    for (const LabelInfo& label : labels()) {
      if (!nodes.contains(label.label)) continue;
      canvas_->circle({kSide + 10, y - 6}, 8, label.colour, "");
      row(y, fmt::format("{} {}  {}", label.chinese, label.name, nodes[label.label]));
    }
    y += kRow / 2;
    for (const RelationInfo& type : relation_types())
      if (relations.contains(type.type))
        row(y, fmt::format("{} {}  {}", type.chinese, type.name, relations[type.type]));
    y += kRow / 2;
    for (const bool dashed : {false, true}) {
      canvas_->line({kSide, y - 6}, {kSide + 20, y - 6}, {kGrey, 2, 1, dashed}, "");
      row(y, dashed ? fmt::format("推断 inferred  {}", inferred)
                    : fmt::format("原文所述 stated  {}", lines_.size() - inferred));
    }
    if (alone > 0) row(y, fmt::format("另有孤立节点 without links  {}", alone), {13, kGrey});
  }

  void draw_frame() {
    std::string scratch;
    if (!options_.title.empty())
      canvas_->text({kMargin, kHead - 28}, shortened(options_.title, kTitleLength, scratch), {30});
    std::string source = options_.source;
    if (source.empty()) {
      source = fmt::format("资料来源 Source: {} 个文档 documents", documents_.size());
      if (!first_.empty()) source += first_ == last_ ? ", " + first_ : ", " + first_ + " – " + last_;
      source += " (govgraph)";
    }
    canvas_->text({kMargin, kHead + kSide + kFoot - 18}, shortened(source, kSourceLength, scratch), {14, kGrey});
  }

  std::unique_ptr<Canvas> canvas_;
  PictureOptions options_;
  std::optional<OutlineCheck> check_;
  std::vector<Circle> circles_;  ///< by index of the outline
  std::vector<Line> lines_;
  std::set<std::string> documents_;  ///< that state what is drawn
  std::string first_, last_;         ///< of their days
};

}  // namespace

Canvas::~Canvas() = default;

std::unique_ptr<Exporter> make_picture(std::unique_ptr<Canvas> canvas, const PictureOptions& options) {
  return std::make_unique<PictureExporter>(std::move(canvas), options);
}

}  // namespace govgraph::exchange
