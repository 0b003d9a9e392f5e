// SPDX-License-Identifier: Apache-2.0
#include "text/pages/picture.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <vector>

namespace govgraph::text {
namespace {

constexpr std::size_t kMostSide = 40'000;
constexpr std::size_t kCell = 2;  ///< pixels that are one, in width and height, where the slope is looked for
constexpr float kMostSkew = 3;
constexpr float kLeastGain = 1.02F;  ///< over a page that is level
constexpr float kPi = 3.14159265F;

float radians(float degrees) { return degrees * kPi / 180; }

/// The shade that parts ink from paper: where the two classes differ most (Otsu, 1979).
int threshold_of(const std::vector<int>& shades) {
  std::array<double, 256> counts{};
  double sum = 0;
  for (const int each : shades) ++counts[static_cast<std::size_t>(each)], sum += each;
  double below = 0, sum_below = 0, best = -1;
  int out = 128;
  for (int i = 0; i < 255; ++i) {
    const auto k = static_cast<std::size_t>(i);
    below += counts[k];
    sum_below += counts[k] * i;
    const double above = static_cast<double>(shades.size()) - below;
    if (below <= 0 || above <= 0) continue;
    const double apart = sum_below / below - (sum - sum_below) / above;
    if (const double spread = below * above * apart * apart; spread > best) best = spread, out = i;
  }
  return out;
}

struct Spot {
  int x, y;
};

/// The cells that hold ink.
std::vector<Spot> ink_of(const Picture& picture) {
  const std::size_t columns = picture.width / kCell, rows = picture.height / kCell;
  std::vector<int> shades(columns * rows);
  for (std::size_t y = 0; y < rows * kCell; ++y)
    for (std::size_t x = 0; x < columns * kCell; ++x) shades[y / kCell * columns + x / kCell] += picture.at(x, y);
  for (int& each : shades) each /= static_cast<int>(kCell * kCell);
  const int threshold = threshold_of(shades);
  std::vector<Spot> out;
  for (std::size_t i = 0; i < shades.size(); ++i)
    if (shades[i] <= threshold) out.push_back({static_cast<int>(i % columns), static_cast<int>(i / columns)});
  return out;
}

/// How sharply rows at that slope are parted: the sum of the squared steps from one to the next.
double sharpness(const std::vector<Spot>& ink, std::size_t columns, std::size_t rows, float degrees) {
  const float slope = std::tan(radians(degrees));
  std::vector<std::int64_t> counts(rows + 2 * columns + 2);
  for (const Spot& each : ink) {
    const float row = static_cast<float>(each.y) - static_cast<float>(each.x) * slope;
    ++counts[static_cast<std::size_t>(std::floor(row) + static_cast<float>(columns))];
  }
  double out = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    const auto step = static_cast<double>(counts[i] - counts[i - 1]);
    out += step * step;
  }
  return out;
}

/// White beyond its edges; shades between four pixels are weighed by how near they are.
unsigned char shade_at(const Picture& picture, float x, float y) {
  const float left = std::floor(x), top = std::floor(y);
  if (left < 0 || top < 0 || left + 1 >= static_cast<float>(picture.width) ||
      top + 1 >= static_cast<float>(picture.height))
    return 255;
  const float right_share = x - left, low_share = y - top;
  const auto i = static_cast<std::size_t>(left), k = static_cast<std::size_t>(top);
  const auto between = [&](std::size_t row) {
    return static_cast<float>(picture.at(i, row)) * (1 - right_share) +
           static_cast<float>(picture.at(i + 1, row)) * right_share;
  };
  return static_cast<unsigned char>(between(k) * (1 - low_share) + between(k + 1) * low_share);
}

/// A number of the head of a PGM file; comments run to the end of their line.
std::optional<std::size_t> head_number(std::string_view bytes, std::size_t& at) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (at < bytes.size() && (is_blank(bytes[at]) || bytes[at] == '#'))
    at = bytes[at] == '#' ? std::min(bytes.find('\n', at), bytes.size()) : at + 1;
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), out);
  at = static_cast<std::size_t>(end - bytes.data());
  return error == std::errc{} && out <= kMostSide ? std::optional(out) : std::nullopt;
}

}  // namespace

std::optional<Picture> read_pgm(std::string_view bytes) {
  std::size_t at = 2;
  if (bytes.substr(0, 2) != "P5") return std::nullopt;
  const auto width = head_number(bytes, at), height = head_number(bytes, at), most = head_number(bytes, at);
  if (!width || !height || !most || *width == 0 || *height == 0 || *most != 255) return std::nullopt;
  if (bytes.size() < at + 1 || bytes.size() - at - 1 < *width * *height) return std::nullopt;
  return Picture{*width, *height, std::string(bytes.substr(at + 1, *width * *height))};
}

std::string write_pgm(const Picture& picture) {
  return "P5\n" + std::to_string(picture.width) + ' ' + std::to_string(picture.height) + "\n255\n" + picture.shades;
}

float skew_of(const Picture& picture) {
  const std::size_t columns = picture.width / kCell, rows = picture.height / kCell;
  const std::vector<Spot> ink = ink_of(picture);
  if (ink.empty()) return 0;
  const double level = sharpness(ink, columns, rows, 0);
  float best = 0;
  double most = level * kLeastGain;
  const auto search = [&](float middle, float reach, float step) {
    const int steps = static_cast<int>(std::lround(reach / step));
    for (int i = -steps; i <= steps; ++i) {
      const float degrees = std::clamp(middle + static_cast<float>(i) * step, -kMostSkew, kMostSkew);
      if (const double found = sharpness(ink, columns, rows, degrees); found > most) most = found, best = degrees;
    }
  };
  search(0, kMostSkew, 0.1F);
  if (best != 0) search(best, 0.1F, 0.02F);
  return best;
}

Picture levelled(const Picture& picture, float degrees) {
  Picture out{picture.width, picture.height, std::string(picture.width * picture.height, '\xFF')};
  const auto width = static_cast<float>(picture.width), height = static_cast<float>(picture.height);
  const Point right = before_levelling({1, 0}, 0, 0, degrees);
  for (std::size_t y = 0; y < picture.height; ++y) {
    const Point first = before_levelling({0, static_cast<float>(y)}, width, height, degrees);
    for (std::size_t x = 0; x < picture.width; ++x) {
      const auto far = static_cast<float>(x);
      out.shades[y * picture.width + x] =
          static_cast<char>(shade_at(picture, first.x + far * right.x, first.y + far * right.y));
    }
  }
  return out;
}

Point before_levelling(Point point, float width, float height, float degrees) {
  const float sine = std::sin(radians(degrees)), cosine = std::cos(radians(degrees));
  const float x = point.x - width / 2, y = point.y - height / 2;
  return {x * cosine - y * sine + width / 2, x * sine + y * cosine + height / 2};
}

}  // namespace govgraph::text
