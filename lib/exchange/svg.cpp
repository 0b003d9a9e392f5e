// SPDX-License-Identifier: Apache-2.0
#include "exchange/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "exchange/force_layout.hpp"
#include "exchange/outline_check.hpp"
#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr double kSide = 1600;   // of the square for the graph
constexpr double kLegend = 260;  // width beside it
constexpr double kMargin = 60;
constexpr std::size_t kLabelLength = 14;
constexpr std::size_t kManyLines = 400;  // more are drawn thinner
constexpr std::string_view kFonts =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif";

struct Spot {
  std::string name;
  Label label = Label::kPerson;
  std::uint32_t degree = 0;
  double x = 0, y = 0, radius = 0;
};

struct Line {
  std::uint32_t head = 0, tail = 0;
  bool inferred = false;
  std::string title;
};

struct Box {
  double left, top, right, bottom;
  bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// Characters, wide ones twice a narrow one.
double width_of(std::string_view text) {
  double width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    width += step.code_point < 0x2E80 ? 0.56 : 1.0;
    i += step.length;
  }
  return width;
}

class SvgExporter final : public Exporter {
 public:
  SvgExporter(Output& output, const SvgOptions& options) : output_(output), options_(options) {}

  Needs needs() const override { return {.documents = false, .articles = false, .evidence = true, .merged = true}; }

  void begin(const Outline& outline) override {
    const std::size_t joined = static_cast<std::size_t>(std::count_if(
        outline.nodes().begin(), outline.nodes().end(), [](const Outline::Entry& each) { return each.degree > 0; }));
    if (joined > options_.most_nodes)
      throw UsageError(fmt::format(
          "svg: {} nodes are too many for a picture (at most {}); choose a part with --ego NAME, --label, --type, --min-confidence, "
          "--from or --query, or export gexf and lay it out in Gephi",
          joined, options_.most_nodes));
    check_.emplace(outline, true);
  }

  void node(const Node& node, std::span<const Located>) override {
    const std::size_t at = check_->node(node);
    spots_.push_back({node.name, node.label, check_->outline().nodes()[at].degree});
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    const auto head = static_cast<std::uint32_t>(*check_->outline().find(edge.head)),
               tail = static_cast<std::uint32_t>(*check_->outline().find(edge.tail));
    std::string title = spots_[head].name + " " + std::string(info(edge.type).chinese) + " " + spots_[tail].name;
    if (!edge.role.empty()) title += "：" + edge.role;
    lines_.push_back({head, tail, edge.inferred, std::move(title)});
  }

  void finish() override {
    check_->finish();
    place();
    draw_head();
    for (const Line& each : lines_) draw(each);
    for (const std::uint32_t i : by_degree()) draw(spots_[i]);
    draw_names();
    draw_legend();
    svg_.put("</svg>\n");
    output_.buffer().append(svg_.view());
  }

 private:
  /// Lays out the nodes that edges join, and fits them into the square.
  void place() {
    const std::vector<Point> start = sector_layout(check_->outline());
    std::vector<std::uint32_t> index(spots_.size());
    std::vector<Point> points;
    std::vector<float> radii;
    for (std::uint32_t i = 0; i < spots_.size(); ++i) {
      if (spots_[i].degree == 0) continue;
      index[i] = static_cast<std::uint32_t>(points.size());
      points.push_back(start[i]);
      radii.push_back(9 + 5 * std::sqrt(static_cast<float>(spots_[i].degree)));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    for (const Line& each : lines_)
      if (each.head != each.tail) edges.emplace_back(index[each.head], index[each.tail]);
    force_layout(points, edges, radii, 1, check_->outline().cancellation());
    Box box{0, 0, 1, 1};
    if (!points.empty()) box = {points[0].x, points[0].y, points[0].x, points[0].y};
    for (const Point each : points)
      box = {std::min<double>(box.left, each.x), std::min<double>(box.top, each.y), std::max<double>(box.right, each.x),
             std::max<double>(box.bottom, each.y)};
    const double scale =
        std::min((kSide - 2 * kMargin) / std::max({box.right - box.left, box.bottom - box.top, 1.0}), 2.5);
    for (std::uint32_t i = 0; i < spots_.size(); ++i) {
      if (spots_[i].degree == 0) continue;
      const Point point = points[index[i]];
      spots_[i].x = kSide / 2 + (static_cast<double>(point.x) - (box.left + box.right) / 2) * scale;
      spots_[i].y = kSide / 2 + (static_cast<double>(point.y) - (box.top + box.bottom) / 2) * scale;
      spots_[i].radius = std::max(2.5, 0.9 * static_cast<double>(radii[index[i]]) * scale);
    }
  }

  std::vector<std::uint32_t> by_degree() const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < spots_.size(); ++i)
      if (spots_[i].degree > 0) out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return spots_[a].degree > spots_[b].degree; });
    return out;
  }

  XmlBuffer& number(double value) { return svg_.put_decimal(static_cast<float>(value)); }

  void attribute(std::string_view name, double value) {
    svg_.put(' ').put(name).put("=\"");
    number(value).put('"');
  }

  void draw_head() {
    svg_.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg_.put(fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" font-family=\"{2}\">\n",
        kSide + kLegend, kSide, kFonts));
    svg_.put("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  void draw(const Line& line) {
    const Spot &head = spots_[line.head], &tail = spots_[line.tail];
    svg_.put("<line");
    attribute("x1", head.x);
    attribute("y1", head.y);
    attribute("x2", tail.x);
    attribute("y2", tail.y);
    svg_.put(" stroke=\"")
        .put(info(head.label).colour)
        .put("\" stroke-opacity=\"0.6\" stroke-width=\"")
        .put(lines_.size() > kManyLines ? "1.2" : "2")
        .put("\"");
    if (line.inferred) svg_.put(" stroke-dasharray=\"4 3\"");
    svg_.put("><title>").put_text(line.title).put("</title></line>\n");
  }

  void draw(const Spot& spot) {
    svg_.put("<circle");
    attribute("cx", spot.x);
    attribute("cy", spot.y);
    attribute("r", spot.radius);
    svg_.put(" fill=\"")
        .put(info(spot.label).colour)
        .put("\" stroke=\"#ffffff\" stroke-width=\"1\"><title>")
        .put_text(spot.name)
        .put("</title></circle>\n");
  }

  /// Names of the best connected first; one that would cover another name is left out.
  void draw_names() {
    std::vector<Box> taken;
    std::string scratch;
    svg_.put(
        "<g fill=\"#222222\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">\n");
    for (const std::uint32_t i : by_degree()) {
      check_->outline().cancellation().check();
      const Spot& spot = spots_[i];
      const double size = std::max(std::min(11 + 1.6 * std::sqrt(static_cast<double>(spot.degree)), 24.0),
                                   std::min(8 + 0.5 * spot.radius, 22.0));
      const std::string_view text = shortened(spot.name, kLabelLength, scratch);
      const double width = width_of(text) * size;
      const std::array<Box, 4> boxes{
          right_of(spot, width, size), left_of(spot, width, size),
          Box{spot.x - width / 2, spot.y + spot.radius, spot.x + width / 2, spot.y + spot.radius + size},
          Box{spot.x - width / 2, spot.y - spot.radius - size, spot.x + width / 2, spot.y - spot.radius}};
      const Box* const box = free_one(boxes, taken);
      if (!box) continue;
      taken.push_back(*box);
      svg_.put("<text");
      attribute("x", box->left);
      attribute("y", box->top + 0.85 * size);
      attribute("font-size", size);
      svg_.put('>').put_text(text).put("</text>\n");
    }
    svg_.put("</g>\n");
  }

  /// The first that covers no name and no circle, else the first that covers no name.
  const Box* free_one(const std::array<Box, 4>& boxes, const std::vector<Box>& names) const {
    const Box* second = nullptr;
    for (const Box& box : boxes) {
      if (box.left < 0 || box.right > kSide || box.top < 0 || box.bottom > kSide) continue;
      if (std::any_of(names.begin(), names.end(), [&](const Box& other) { return box.meets(other); })) continue;
      const auto covers = [&](const Spot& each) {
        return box.meets({each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius});
      };
      if (std::none_of(spots_.begin(), spots_.end(), covers)) return &box;
      if (!second) second = &box;
    }
    return second;
  }

  static Box right_of(const Spot& spot, double width, double size) {
    return {spot.x + spot.radius + 2, spot.y - size / 2, spot.x + spot.radius + 2 + width, spot.y + size / 2};
  }
  static Box left_of(const Spot& spot, double width, double size) {
    return {spot.x - spot.radius - 2 - width, spot.y - size / 2, spot.x - spot.radius - 2, spot.y + size / 2};
  }

  void draw_legend() {
    double y = kMargin;
    std::size_t alone = 0, inferred = 0;
    for (const Spot& each : spots_) alone += each.degree == 0;
    for (const Line& each : lines_) inferred += each.inferred;
    svg_.put("<g font-size=\"16\" fill=\"#222222\">\n");
    for (const LabelInfo& label : labels()) {
      const auto count = std::count_if(spots_.begin(), spots_.end(),
                                       [&](const Spot& each) { return each.degree > 0 && each.label == label.label; });
      if (count == 0) continue;
      svg_.put(
          fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"8\" fill=\"{}\"/><text x=\"{}\" y=\"{}\">{} {}  {}</text>\n",
                      kSide + 10, y - 6, label.colour, kSide + 28, y, label.chinese, label.name, count));
      y += 28;
    }
    y += 14;
    legend_line(y, "", fmt::format("关系 stated  {}", lines_.size() - inferred));
    legend_line(y, " stroke-dasharray=\"4 3\"", fmt::format("推断 inferred  {}", inferred));
    if (alone > 0)
      svg_.put(fmt::format(
          "<text x=\"{}\" y=\"{}\" font-size=\"13\" fill=\"#666666\">另有孤立节点 without links  {}</text>\n", kSide, y,
          alone));
    svg_.put("</g>\n");
  }

  void legend_line(double& y, std::string_view dashes, const std::string& text) {
    svg_.put(fmt::format(
        "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"#666666\" stroke-width=\"2\"{}/><text x=\"{}\" y=\"{}\">{}</text>\n",
        kSide, y - 6, kSide + 20, y - 6, dashes, kSide + 28, y, text));
    y += 28;
  }

  Output& output_;
  SvgOptions options_;
  std::optional<OutlineCheck> check_;
  std::vector<Spot> spots_;  ///< by index of the outline
  std::vector<Line> lines_;
  XmlBuffer svg_;
};

}  // namespace

std::unique_ptr<Exporter> make_svg(Output& output, const SvgOptions& options) {
  return std::make_unique<SvgExporter>(output, options);
}

}  // namespace govgraph::exchange
