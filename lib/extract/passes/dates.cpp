// SPDX-License-Identifier: Apache-2.0
// Gives events the date that their sentence tells. 1月15日下午，文化中心举办新春游园会 -> date --01-15, with the
// year where the page tells one. Declines years alone (2024年全年) and sentences that tell two dates.
#include "extract/dates.hpp"

#include "extract/passes/composing.hpp"
#include "extract/phrase.hpp"

namespace govgraph::extract {
namespace {

bool tells_day(const DateMention& date) { return date.iso.size() >= 7; }

}  // namespace

void run_dates(Reading& reading, Diagnostics&) {
  for (Mention& mention : reading.mentions) {
    if (mention.label != Label::kEvent) continue;
    const Span sentence = sentence_span(reading, mention.span.begin);
    const std::string* nearest = nullptr;
    const std::vector<DateMention> dates =
        dates_in(reading.document.text(), sentence, issue_date(reading, mention.span.begin));
    for (const DateMention& date : dates)
      if (tells_day(date) && date.span.begin <= mention.span.begin) nearest = &date.iso;
    if (nearest != nullptr) set_property(mention.properties, "date", *nearest);
  }
}

}  // namespace govgraph::extract
