// SPDX-License-Identifier: Apache-2.0
#include "text/papers.hpp"

#include <array>

#include "lexicon/features.hpp"
#include "text/lines.hpp"
#include "text/phrases.hpp"

namespace govgraph::text {
namespace {

using lexicon::Lexicon;
namespace feature = lexicon::feature;

constexpr std::size_t kShortestTitle = 6;
constexpr std::size_t kLongestTitle = 90;

/// Without brackets at its end and what closes a quotation there.
std::u32string_view core_of(std::u32string_view title) {
  while (!title.empty() && title.back() == U')') {
    const std::size_t open = title.rfind(U'(');
    if (open == std::u32string_view::npos || open == 0) break;
    title = title.substr(0, open);
    while (!title.empty() && title.back() == U' ') title.remove_suffix(1);
  }
  while (!title.empty() && has(U"》”", title.back())) title.remove_suffix(1);
  return title;
}

}  // namespace

Form form_of(const Lexicon& lexicon, std::u32string_view title) {
  const std::u32string_view core = core_of(title);
  if (core.size() < 4 || core.size() > kLongestTitle || has(core, U'。')) return Form::kNews;
  const bool paper = lexicon.ends(core, feature::kPaperEnd) > 0;
  if (paper && lexicon.holds(core, feature::kOfElection)) return Form::kElection;
  if (paper && lexicon.holds(core, feature::kOfAppointment)) return Form::kAppointment;
  if (paper && lexicon.holds(core, feature::kOfHonour)) return Form::kHonours;
  struct Row {
    lexicon::Feature end;
    Form form;
  };
  const std::array rows{Row{feature::kMinutesEnd, Form::kMinutes},
                        Row{feature::kWorksEnd, Form::kWorks},
                        Row{feature::kDirectoryEnd, Form::kDirectory},
                        Row{feature::kHonoursEnd, Form::kHonours},
                        Row{feature::kAnnouncementEnd, Form::kAnnouncement},
                        Row{feature::kNoticeEnd, Form::kNotice},
                        Row{feature::kDecisionEnd, Form::kDecision},
                        Row{feature::kReportEnd, Form::kReport},
                        Row{feature::kPlanEnd, Form::kPlan},
                        Row{feature::kRulesEnd, Form::kRules},
                        Row{feature::kLetterEnd, Form::kLetter}};
  // 六家商户同签“邻里公约”: news of a paper.
  const bool told = title.back() == U'”' && title.front() != U'“';
  for (const Row& row : rows)
    if (lexicon.ends(core, row.end) > 0) return told ? Form::kNews : row.form;
  return paper ? Form::kRoll : Form::kNews;
}

bool is_paper_title(const Lexicon& lexicon, std::u32string_view title) {
  if (title.size() < kShortestTitle || title.size() > kLongestTitle || has(title, U'。') || has(title, U'；') ||
      is_numbered(lexicon, title))
    return false;
  const std::u32string_view core = core_of(title);
  if (core.size() < kShortestTitle || lexicon.begins(core, feature::kNamesAnotherPaper) > 0) return false;
  if (lexicon.ends(core, feature::kPaperEnd) == 0) return false;
  if (lexicon.holds(core, feature::kAbout)) return true;
  return lexicon.ends(core, feature::kStrongPaperEnd) > 0 && !has(core, U'，');
}

}  // namespace govgraph::text
