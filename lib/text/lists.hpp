// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/flow.hpp"

namespace govgraph::text {

/// What a column of a list holds.
enum class ListColumn {
  kOther,
  kPerson,
  kOffice,
  kOrgan,  ///< that the office is in
  kHonour,
  kRecipient,
  kGiver,  ///< of an honour
  kProject,
  kOrganizer,
  kParticipant,
  kPlace,
  kDate,
  kAmount,
};

/// The columns of a list by its head (姓名, 职务, 荣誉称号, 牵头单位), or by `own`, the text of a `columns.csv`: lines
/// of "head,meaning", the meaning one of person, office, organ, honour, recipient, giver, project, organizer,
/// participant, place, date, amount, or - for none.
std::vector<ListColumn> list_columns(const Flow::Row& head, std::string_view own);

/// Writes a list. Where its head tells offices, honours or projects, each row is a sentence of its own
/// (柳河镇党委书记方致远。), so that it is read wherever a long list is cut; else it is a table. `title`, of a sheet,
/// may be empty.
void write_list(const std::vector<Flow::Row>& rows, std::string_view title, std::string_view own, Flow& flow);

/// Rows of values parted by commas (RFC 4180: a quoted one may hold them, and line ends), semicolons or tabs, whichever
/// stands oftenest in the first line. Rows without a value are left out.
std::vector<Flow::Row> parse_csv(std::string_view text);

}  // namespace govgraph::text
