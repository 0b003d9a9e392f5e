// SPDX-License-Identifier: Apache-2.0
#include "tenure_chart.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "exchange/xml_text.hpp"
#include "lookup.hpp"

namespace govgraph::cli {
namespace {

using analysis::KnownBy;
using analysis::Tenure;

std::string xml_of(std::string_view text) {
  exchange::XmlBuffer out;
  out.put_text(text);
  return std::string(out.view());
}

constexpr int kRow = 24, kTop = 40, kLeft = 260, kWidth = 720, kPerson = 20;

class Chart {
 public:
  Chart(const GraphView& view, const std::vector<Tenure>& tenures) : view_(view), tenures_(tenures) { measure(); }

  std::string draw() {
    for (const Tenure& each : tenures_) {
      if (each.seat != seat_ || each.role != role_) heading(each);
      row(each);
    }
    const int height = y_ + kRow;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" font-family=\"Noto Sans CJK "
        "SC, sans-serif\" font-size=\"13\">\n<defs><linearGradient id=\"open\"><stop offset=\"0\" stop-color=\"#4e79a7\"/><stop "
        "offset=\"1\" stop-color=\"#4e79a7\" stop-opacity=\"0.1\"/></linearGradient></defs>\n<rect width=\"{0}\" height=\"{1}\" "
        "fill=\"#fff\"/>\n",
        kLeft + kWidth + 20, height);
    return out + axis(height) + body_ + "</svg>\n";
  }

 private:
  void measure() {
    bool any = false;
    const auto take = [&](const std::optional<Days>& days) {
      if (!days) return;
      first_ = any ? std::min(first_, days->first) : days->first;
      last_ = any ? std::max(last_, days->last) : days->last;
      any = true;
    };
    for (const Tenure& each : tenures_)
      for (const auto& days : {each.since, each.until, each.last_page}) take(days);
    last_ = std::max(last_, first_ + 30) + std::max(30, (last_ - first_) / 20);
  }

  double x_of(std::int32_t day) const {
    return kLeft + static_cast<double>(day - first_) * kWidth / static_cast<double>(last_ - first_);
  }

  /// A line at the first day of each year; of less than two years, of each month.
  std::string axis(int height) const {
    std::string out;
    const bool months = last_ - first_ < 2 * 366;
    std::string before = iso_date(first_);
    for (std::int32_t day = first_ + 1; day <= last_; ++day) {
      const std::string date = iso_date(day);
      const std::size_t size = months ? 7 : 4;
      if (date.compare(0, size, before, 0, size) != 0)
        out += fmt::format(
            "<line x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"26\" y2=\"{1}\" stroke=\"#ddd\"/><text x=\"{0:.1f}\" y=\"18\" "
            "text-anchor=\"middle\" fill=\"#666\" font-size=\"{2}\">{3}</text>\n",
            x_of(day), height, months ? 9 : 12, date.substr(0, size));
      before = date;
    }
    return out;
  }

  std::string name(NodeId id) const {
    const auto node = view_.node(id);
    return xml_of(node ? node->name : hex(id));
  }

  void heading(const Tenure& tenure) {
    seat_ = tenure.seat;
    role_ = tenure.role;
    y_ += kRow;
    body_ += fmt::format("<text x=\"10\" y=\"{}\" font-weight=\"bold\">{} {}</text>\n", y_, name(tenure.organ),
                         xml_of(tenure.role));
  }

  void row(const Tenure& tenure) {
    y_ += kRow;
    body_ += fmt::format("<text x=\"{}\" y=\"{}\">{}{}</text>\n", 10 + kPerson, y_, name(tenure.person),
                         tenure.acting ? " (代)" : "");
    if (!tenure.since) return;
    const bool open = tenure.until_by == KnownBy::kNothing;
    const double begin = x_of(tenure.since->first),
                 end = x_of(open ? last_ : std::max(tenure.until->last, tenure.since->first + 1));
    body_ += fmt::format(
        "<g><title>{}: {} – {}</title><rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"14\" rx=\"3\" fill=\"{}\"{}/>",
        name(tenure.person), iso_date(*tenure.since), open ? std::string() : iso_date(*tenure.until), begin, y_ - 11,
        std::max(2.0, end - begin), open ? "url(#open)" : "#4e79a7", tenure.acting ? " opacity=\"0.6\"" : "");
    if (tenure.since_by == KnownBy::kSentence) edge(begin);
    if (tenure.until_by == KnownBy::kSentence) edge(end);
    body_ += "</g>\n";
  }

  /// What a sentence states.
  void edge(double x) {
    body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{}\" width=\"3\" height=\"18\" fill=\"#1b3a5c\"/>", x - 1.5, y_ - 13);
  }

  const GraphView& view_;
  const std::vector<Tenure>& tenures_;
  std::int32_t first_ = 0, last_ = 0;
  NodeId seat_{};
  std::string role_;
  int y_ = kTop;
  std::string body_;
};

}  // namespace

std::string tenure_chart(const GraphView& view, const std::vector<Tenure>& tenures) {
  return Chart(view, tenures).draw();
}

}  // namespace govgraph::cli
