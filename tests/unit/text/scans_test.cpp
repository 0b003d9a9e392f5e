// SPDX-License-Identifier: Apache-2.0
// Pictures of pages: levelled, read several times and put to the vote.
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "text/pages/picture.hpp"
#include "text/pages/readings.hpp"

using namespace govgraph;
using namespace govgraph::text;

namespace {

/// Black bars, as lines of text are from afar, that sink by so many degrees.
Picture bars(float degrees) {
  Picture out{600, 800, std::string(std::size_t{600} * 800, '\xFF')};
  const float slope = std::tan(degrees * 3.14159265F / 180);
  for (std::size_t y = 0; y < out.height; ++y)
    for (std::size_t x = 60; x < 540; ++x) {
      const float row = static_cast<float>(y) - (static_cast<float>(x) - 300) * slope;
      if (row > 80 && row < 720 && std::fmod(row, 24.0F) < 12) out.shades[y * out.width + x] = 0;
    }
  return out;
}

/// A row of tesseract's table.
std::string row(int level, int left, int top, int width, int height, int sure = -1, const std::string& text = "") {
  std::string out = std::to_string(level) + "\t1\t1\t1\t1\t1";
  for (const int each : {left, top, width, height, sure}) out.append("\t").append(std::to_string(each));
  return out + "\t" + text + "\n";
}

/// One line of words of ideographs thirty pixels wide.
PageReading line(std::initializer_list<std::pair<const char*, int>> words) {
  std::string table = row(1, 0, 0, 1000, 400) + row(4, 30, 100, 600, 30);
  int left = 30;
  for (const auto& [text, sure] : words) {
    const auto width = static_cast<int>(utf8::decode_all(text).size()) * 30;
    table += row(5, left, 100, width, 30, sure, text);
    left += width;
  }
  return read_table(table);
}

std::string text_of(const PageWords& page) {
  std::string out;
  for (const Word& each : page.words) out += utf8::encode(each.text);
  return out;
}

}  // namespace

TEST_CASE("lines that sink are levelled") {
  for (const float degrees : {0.0F, 0.7F, -1.4F, 2.5F}) {
    INFO(degrees);
    const Picture picture = bars(degrees);
    CHECK(skew_of(picture) == Approx(degrees).margin(0.11));
    if (degrees != 0) CHECK(std::abs(skew_of(levelled(picture, degrees))) < 0.1F);
  }
  CHECK(skew_of(Picture{40, 40, std::string(1600, '\xFF')}) == 0);
  CHECK(skew_of(Picture{1, 1, "x"}) == 0);
  // Right of the middle a line that sinks by 90 degrees was below it.
  const Point was = before_levelling({70, 50}, 100, 100, 90);
  CHECK(was.x == Approx(50));
  CHECK(was.y == Approx(70));
}

TEST_CASE("pictures of one byte a pixel are read, and no others") {
  const auto picture = read_pgm("P5\n# made\n2 3\n255\nabcdef");
  REQUIRE(picture);
  CHECK(picture->width == 2);
  CHECK(picture->height == 3);
  CHECK(picture->at(1, 2) == 'f');
  CHECK(read_pgm(write_pgm(*picture))->shades == "abcdef");
  for (const char* bytes :
       {"", "P5", "P6\n1 1\n255\nabc", "P5\n2 3\n255\nabcde", "P5\n0 3\n255\n", "P5\n2 3\n65535\nabcdefabcdef",
        "P5\n99999999999 9\n255\nx", "P5\n-1 3\n255\nabc", "P5 # for ever"})
    CHECK_FALSE(read_pgm(bytes));
}

TEST_CASE("readings of a line vote on each character") {
  const auto vote = [](PageReading one, PageReading two, PageReading three) {
    return text_of(agreed(std::move(one), {std::move(two), std::move(three)}));
  };
  CHECK(vote(line({{"石桥", 90}, {"社区", 90}}), line({{"右桥", 95}, {"社区", 90}}),
             line({{"石桥", 80}, {"社凶", 99}})) == "石桥社区");
  // What one alone has goes; what one alone lacks comes.
  CHECK(vote(line({{"石桥", 90}, {"和", 60}, {"社区", 90}}), line({{"石桥社区", 90}}), line({{"石桥社区", 90}})) ==
        "石桥社区");
  CHECK(vote(line({{"石桥", 90}, {"区办", 90}}), line({{"石桥社区办", 90}}), line({{"石桥社区办", 90}})) ==
        "石桥社区办");
  // Three that differ: the surest.
  CHECK(vote(line({{"石桥社", 40}}), line({{"石桥杜", 90}}), line({{"石桥牡", 50}})) == "石桥杜");
  CHECK(text_of(agreed(line({{"石桥", 90}}), {})) == "石桥");
  CHECK(text_of(agreed(line({{"石桥", 90}}), {PageReading{}})) == "石桥");
}

TEST_CASE("what fewer readings have is less sure") {
  const PageWords all = agreed(line({{"石桥", 90}}), {line({{"石桥", 90}}), line({{"石桥", 90}})});
  const PageWords two = agreed(line({{"石桥", 90}}), {line({{"石桥", 90}}), line({{"石侨", 90}})});
  REQUIRE(all.words.size() == 1);
  REQUIRE(two.words.size() == 1);
  CHECK(all.words[0].sure == 90);
  CHECK(two.words[0].sure == 60);
}

TEST_CASE("marks that are taken for others are set right") {
  CHECK(text_of(agreed(line({{"“石桥\"社区", 90}}), {})) == "“石桥”社区");
  CHECK(text_of(agreed(line({{"石桥〈社区)", 90}}), {})) == "石桥（社区)");
  CHECK(text_of(agreed(line({{"石桥〈社区〉", 90}}), {})) == "石桥〈社区〉");
  CHECK(text_of(agreed(line({{"一一石桥", 90}}), {})) == "——石桥");
  CHECK(text_of(agreed(line({{"石桥一一", 90}}), {})) == "石桥一一");
}

TEST_CASE("a line that is higher than its glyphs reaches into another") {
  const std::string head = row(1, 0, 0, 1000, 400);
  const auto em_of = [](const std::string& table) { return agreed(read_table(table), {}).words.at(0).em; };
  CHECK(em_of(head + row(4, 30, 100, 240, 32) + row(5, 30, 100, 240, 32, 90, "石桥社区石桥社区")) == Approx(32));
  CHECK(em_of(head + row(4, 30, 100, 240, 64) + row(5, 30, 100, 240, 30, 90, "石桥社区石桥社区")) == Approx(30));
  CHECK(em_of(head + row(4, 30, 100, 600, 64) + row(5, 30, 100, 600, 64, 90, "石桥社区石桥社区")) == Approx(64));
}

TEST_CASE("tables that are none, or cut, give what is in them") {
  CHECK(read_table("").lines.empty());
  CHECK(read_table("level\tpage\n5\n4\t\t\n\n").lines.empty());
  const std::string table = row(1, 0, 0, 1000, 400) + row(4, 30, 100, 600, 30) + row(5, 30, 100, 60, 30, 90, "石桥");
  for (std::size_t size = 0; size < table.size(); ++size) (void)agreed(read_table(table.substr(0, size)), {});
  const PageReading page = scaled(read_table(table), {500, 100});
  CHECK(page.lines.at(0).words.at(0).box == Box{15, 25, 45, 32.5F});
  CHECK(read_table(row(4, 0, 0, 9, 9) + row(5, 0, 0, 9, 9, 300, "x") + row(5, 0, 0, -9, 9, 90, "y"))
            .lines.at(0)
            .words.size() == 1);
}
