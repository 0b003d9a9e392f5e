// SPDX-License-Identifier: Apache-2.0
#include "text/pages/line_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "text/lines.hpp"

namespace govgraph::text {
namespace {

constexpr float kLatinBlank = 0.14F;  ///< ems between two words
constexpr float kBlank = 0.19F;       ///< ems more than usual in the line
constexpr float kEven = 0.4F;         ///< points that a run's characters may stand off their even places

struct Form {
  char32_t vertical, plain;
};

constexpr std::array kForms{
    Form{0xFE10, U'，'}, Form{0xFE11, U'、'}, Form{0xFE12, U'。'}, Form{0xFE13, U'：'}, Form{0xFE14, U'；'},
    Form{0xFE15, U'！'}, Form{0xFE16, U'？'}, Form{0xFE19, U'…'},  Form{0xFE30, U'…'},  Form{0xFE31, U'—'},
    Form{0xFE32, U'—'},  Form{0xFE35, U'（'}, Form{0xFE36, U'）'}, Form{0xFE39, U'〔'}, Form{0xFE3A, U'〕'},
    Form{0xFE3B, U'【'}, Form{0xFE3C, U'】'}, Form{0xFE3D, U'《'}, Form{0xFE3E, U'》'}, Form{0xFE3F, U'〈'},
    Form{0xFE40, U'〉'}, Form{0xFE41, U'「'}, Form{0xFE42, U'」'}, Form{0xFE43, U'『'}, Form{0xFE44, U'』'}};

char32_t plain(char32_t c) {
  const auto found = std::find_if(kForms.begin(), kForms.end(), [&](const Form& each) { return each.vertical == c; });
  return found == kForms.end() ? c : found->plain;
}

bool is_latin(char32_t c) { return c < 0x2000 && c > U' '; }

float gap_between(const Word& one, const Word& other, bool down) {
  if (down) return (other.middle() - one.middle()) - (one.em + other.em) / 2;
  return other.box.left - one.box.right;
}

/// The gap that is usual between the words of the line, in ems; 0 where most stand close.
float usual_gap(const std::vector<Word>& words, const Segment& segment) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < segment.words.size(); ++i)
    gaps.push_back(gap_between(words[segment.words[i - 1]], words[segment.words[i]], segment.down) / segment.em);
  if (gaps.size() < 3 || segment.ems > 2.5F * static_cast<float>(segment.words.size())) return 0;
  const auto at = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), at, gaps.end());
  return std::max(0.0F, *at);
}

Box glyphs_of(const Word& word, bool down) {
  const float middle = word.middle();
  if (!down) return {word.box.left, middle - word.em / 2, word.box.right, middle + word.em / 2};
  return {word.box.left, middle - word.em / 2, word.box.right, middle + word.em / 2};
}

/// Whether the word may go into the run, whose characters then still share its box evenly.
bool is_even(const TextRun& run, const TextRun& next) {
  if (next.apart || run.sure != next.sure || std::abs(run.box.top - next.box.top) > kEven)
    return run.down && !next.apart;
  const float before = ems_of(run.text), after = ems_of(next.text);
  const float boundary = run.box.left + (next.box.right - run.box.left) * before / (before + after);
  return std::abs(boundary - next.box.left) < kEven &&
         std::abs(run.box.width() / before - next.box.width() / after) < 2 * kEven;
}

}  // namespace

std::vector<TextRun> runs_of(const std::vector<Word>& words, const Segment& segment) {
  std::vector<TextRun> out;
  const float usual = usual_gap(words, segment);
  for (std::size_t i = 0; i < segment.words.size(); ++i) {
    const Word& word = words[segment.words[i]];
    TextRun run;
    run.down = segment.down;
    run.sure = word.sure;
    run.box = glyphs_of(word, segment.down);
    run.text = word.text;
    std::transform(run.text.begin(), run.text.end(), run.text.begin(), plain);
    if (i > 0) {
      const Word& before = words[segment.words[i - 1]];
      const float gap = gap_between(before, word, segment.down) / segment.em;
      const bool latin = is_latin(before.text.back()) && is_latin(word.text.front());
      const bool initial = before.em > 1.5F * word.em;
      run.apart = !initial && gap > (latin ? kLatinBlank : kBlank) + usual;
    }
    if (!out.empty() && is_even(out.back(), run)) {
      TextRun& last = out.back();
      last.text += run.text;
      last.box = {std::min(last.box.left, run.box.left), std::min(last.box.top, run.box.top),
                  std::max(last.box.right, run.box.right), std::max(last.box.bottom, run.box.bottom)};
    } else {
      out.push_back(std::move(run));
    }
  }
  return out;
}

std::u32string text_of(const std::vector<TextRun>& runs) {
  std::u32string out;
  for (const TextRun& each : runs) {
    if (each.apart) out += U' ';
    out += each.text;
  }
  return out;
}

}  // namespace govgraph::text
