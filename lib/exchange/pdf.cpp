// SPDX-License-Identifier: Apache-2.0
#include "exchange/pdf.hpp"

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace govgraph::exchange {
namespace {

constexpr double kScale = 0.4;  // points of paper for one of the drawing: 760 by 700, which fits a page across
constexpr char32_t kChinese = U'镇';
constexpr const char* kFamilies[] = {"Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei",
                                     "WenQuanYi Zen Hei", "sans-serif"};
/// Else the page bears the moment at which it was made.
constexpr const char* kNoMoment = "2000-01-01T00:00:00Z";

template <auto Destroy>
struct Destroyer {
  void operator()(auto* each) const { Destroy(each); }
};
template <class Type, auto Destroy>
using Owned = std::unique_ptr<Type, Destroyer<Destroy>>;

struct Rgb {
  double red = 0, green = 0, blue = 0;
};

Rgb rgb(std::string_view colour) {
  const auto part = [&](std::size_t at) {
    unsigned out = 0;
    std::from_chars(colour.data() + at, colour.data() + at + 2, out, 16);
    return out / 255.0;
  };
  return {part(1), part(3), part(5)};
}

/// The fonts of the machine, those that people read Chinese in first.
class Fonts {
 public:
  Fonts() {
    const Owned<FcPattern, FcPatternDestroy> wanted(FcPatternCreate());
    for (const char* const each : kFamilies)
      FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(each));
    FcPatternAddString(wanted.get(), FC_LANG, reinterpret_cast<const FcChar8*>("zh-cn"));
    FcPatternAddInteger(wanted.get(), FC_WEIGHT, FC_WEIGHT_REGULAR);
    FcPatternAddBool(wanted.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultMatch;
    const Owned<FcFontSet, FcFontSetDestroy> sorted(FcFontSort(nullptr, wanted.get(), FcTrue, nullptr, &result));
    for (int i = 0; sorted && i < sorted->nfont; ++i)
      fonts_.push_back(
          {Owned<FcPattern, FcPatternDestroy>(FcFontRenderPrepare(nullptr, wanted.get(), sorted->fonts[i])), nullptr});
    if (fonts_.empty() || !has(fonts_[best_for(std::u32string(1, kChinese))], std::u32string(1, kChinese)))
      throw UsageError(
          "pdf: no font of this machine has Chinese characters: install one (fonts-noto-cjk), or export svg");
  }

  cairo_font_face_t* face_for(std::string_view text) {
    Font& font = fonts_[best_for(utf8::decode_all(text))];
    if (!font.face) font.face.reset(cairo_ft_font_face_create_for_pattern(font.pattern.get()));
    return font.face.get();
  }

 private:
  struct Font {
    Owned<FcPattern, FcPatternDestroy> pattern;
    Owned<cairo_font_face_t, cairo_font_face_destroy> face;
  };

  static bool has(const Font& font, std::u32string_view text) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(font.pattern.get(), FC_CHARSET, 0, &letters) != FcResultMatch) return false;
    for (const char32_t each : text)
      if (!utf8::is_space(each) && FcCharSetHasChar(letters, each) == FcFalse) return false;
    return true;
  }

  std::size_t best_for(std::u32string_view text) const {
    for (std::size_t i = 0; i < fonts_.size(); ++i)
      if (has(fonts_[i], text)) return i;
    return 0;
  }

  std::vector<Font> fonts_;
};

class PdfCanvas final : public Canvas {
 public:
  explicit PdfCanvas(Output& output) : output_(output) {}

  void begin(double width, double height, std::string_view title) override {
    surface_.reset(cairo_pdf_surface_create_for_stream(&PdfCanvas::take, this, width * kScale, height * kScale));
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, kNoMoment);
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "govgraph");
    if (!title.empty()) cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, plain(title).c_str());
    pen_.reset(cairo_create(surface_.get()));
    cairo_scale(pen_.get(), kScale, kScale);
    cairo_set_line_join(pen_.get(), CAIRO_LINE_JOIN_ROUND);
  }

  void line(Spot from, Spot to, const Stroke& stroke, std::string_view) override {
    constexpr std::array kDashes{4.0, 3.0};
    colour(stroke.colour, stroke.opacity);
    cairo_set_line_width(pen_.get(), stroke.width);
    cairo_set_dash(pen_.get(), kDashes.data(), stroke.dashed ? 2 : 0, 0);
    cairo_move_to(pen_.get(), from.x, from.y);
    cairo_line_to(pen_.get(), to.x, to.y);
    cairo_stroke(pen_.get());
  }

  void polygon(std::span<const Spot> corners, std::string_view fill, double opacity) override {
    for (const Spot each : corners) cairo_line_to(pen_.get(), each.x, each.y);
    cairo_close_path(pen_.get());
    colour(fill, opacity);
    cairo_fill(pen_.get());
  }

  void circle(Spot middle, double radius, std::string_view fill, std::string_view) override {
    constexpr double kWhole = 6.283185307179586;
    cairo_new_sub_path(pen_.get());
    cairo_arc(pen_.get(), middle.x, middle.y, radius, 0, kWhole);
    colour(fill, 1);
    cairo_fill_preserve(pen_.get());
    rim(1);
  }

  void text(Spot begin, std::string_view text, const Style& style) override {
    const std::string shown = plain(text);
    cairo_set_font_face(pen_.get(), fonts_.face_for(shown));
    cairo_set_font_size(pen_.get(), style.size);
    cairo_move_to(pen_.get(), begin.x, begin.y);
    if (style.haloed) {
      cairo_text_path(pen_.get(), shown.c_str());
      rim(3);
      cairo_move_to(pen_.get(), begin.x, begin.y);
    }
    colour(style.colour, 1);
    cairo_show_text(pen_.get(), shown.c_str());
    output_.flush_if_full();
  }

  void finish() override {
    cairo_show_page(pen_.get());
    cairo_surface_finish(surface_.get());
    const cairo_status_t found[] = {cairo_status(pen_.get()), cairo_surface_status(surface_.get())};
    for (const cairo_status_t each : found)
      if (each != CAIRO_STATUS_SUCCESS)
        throw Error(std::string("pdf: cannot be drawn: ") + cairo_status_to_string(each));
  }

 private:
  static cairo_status_t take(void* self, const unsigned char* bytes, unsigned size) {
    static_cast<PdfCanvas*>(self)->output_.buffer().append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
  }

  /// Without what C strings, terminals and PDF readers stumble over.
  static std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const utf8::Step step = utf8::decode(text, i);
      i += step.length;
      const bool control = step.code_point < 0x20 || (step.code_point >= 0x7F && step.code_point < 0xA0);
      const char32_t point = control ? U' ' : step.code_point;
      const bool no_character = (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
      utf8::append(out, no_character ? U'\xFFFD' : point);
    }
    return out;
  }

  void colour(std::string_view text, double opacity) {
    const Rgb parts = rgb(text);
    cairo_set_source_rgba(pen_.get(), parts.red, parts.green, parts.blue, opacity);
  }

  void rim(double width) {
    cairo_set_dash(pen_.get(), nullptr, 0, 0);
    cairo_set_line_width(pen_.get(), width);
    cairo_set_source_rgb(pen_.get(), 1, 1, 1);
    cairo_stroke(pen_.get());
  }

  Output& output_;
  Fonts fonts_;
  Owned<cairo_surface_t, cairo_surface_destroy> surface_;
  Owned<cairo_t, cairo_destroy> pen_;
};

}  // namespace

std::unique_ptr<Exporter> make_pdf(Output& output, const PictureOptions& options) {
  return make_picture(std::make_unique<PdfCanvas>(output), options);
}

}  // namespace govgraph::exchange
