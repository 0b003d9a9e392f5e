// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace govgraph::extract {

struct Reading;

/// Mends where names of bodies, places and areas begin: verbs and roles before them go (委托|某某公司, 报|县人民政府,
/// 物业方|某某公司), the area before a registered firm comes (某县|某某专业合作社), and so does the body that posts a
/// team (某局|驻某村工作队). Mentions stay sorted. Linear in mentions, with a search for each.
void mend_left_edges(Reading& reading);

}  // namespace govgraph::extract
