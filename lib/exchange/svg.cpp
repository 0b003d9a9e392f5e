// SPDX-License-Identifier: Apache-2.0
#include "exchange/svg.hpp"

#include <fmt/core.h>

#include "exchange/xml_text.hpp"

namespace govgraph::exchange {
namespace {

constexpr std::string_view kFonts =
    "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif";
constexpr std::string_view kHalo =
    " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

class SvgCanvas final : public Canvas {
 public:
  explicit SvgCanvas(Output& output) : output_(output) {}

  void begin(double width, double height, std::string_view title) override {
    svg_.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    svg_.put(fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" font-family=\"{2}\">\n",
        width, height, kFonts));
    hint(title);
    svg_.put("\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  void line(Spot from, Spot to, const Stroke& stroke, std::string_view text) override {
    svg_.put("<line");
    number("x1", from.x).number("y1", from.y).number("x2", to.x).number("y2", to.y);
    attribute("stroke", stroke.colour).number("stroke-width", stroke.width);
    if (stroke.opacity < 1) number("stroke-opacity", stroke.opacity);
    if (stroke.dashed) attribute("stroke-dasharray", "4 3");
    end("line", text);
  }

  void polygon(std::span<const Spot> corners, std::string_view colour, double opacity) override {
    svg_.put("<path d=\"");
    char step = 'M';
    for (const Spot each : corners) {
      svg_.put(step).put_decimal(static_cast<float>(each.x)).put(' ').put_decimal(static_cast<float>(each.y));
      step = 'L';
    }
    svg_.put("Z\"");
    attribute("fill", colour).number("fill-opacity", opacity);
    end("path", "");
  }

  void circle(Spot middle, double radius, std::string_view colour, std::string_view text) override {
    svg_.put("<circle");
    number("cx", middle.x).number("cy", middle.y).number("r", radius).attribute("fill", colour);
    svg_.put(" stroke=\"#ffffff\"");
    end("circle", text);
  }

  void text(Spot begin, std::string_view text, const Style& style) override {
    svg_.put("<text");
    number("x", begin.x).number("y", begin.y).number("font-size", style.size).attribute("fill", style.colour);
    if (style.haloed) svg_.put(kHalo);
    svg_.put('>').put_text(text).put("</text>\n");
    if (svg_.view().size() > kFull) flush();
  }

  void finish() override {
    svg_.put("</svg>\n");
    flush();
  }

 private:
  static constexpr std::size_t kFull = 1 << 20;

  void flush() {
    output_.buffer().append(svg_.view());
    svg_.clear();
    output_.flush_if_full();
  }

  SvgCanvas& number(std::string_view name, double value) {
    svg_.put(' ').put(name).put("=\"").put_decimal(static_cast<float>(value)).put('"');
    return *this;
  }
  SvgCanvas& attribute(std::string_view name, std::string_view value) {
    svg_.put(' ').put(name).put("=\"").put(value).put('"');
    return *this;
  }
  void hint(std::string_view text) {
    if (!text.empty()) svg_.put("<title>").put_text(text).put("</title>");
  }
  void end(std::string_view name, std::string_view text) {
    if (text.empty()) {
      svg_.put("/>\n");
      return;
    }
    svg_.put('>');
    hint(text);
    svg_.put("</").put(name).put(">\n");
  }

  Output& output_;
  XmlBuffer svg_;
};

}  // namespace

std::unique_ptr<Exporter> make_svg(Output& output, const PictureOptions& options) {
  return make_picture(std::make_unique<SvgCanvas>(output), options);
}

}  // namespace govgraph::exchange
