// Figures over time: one line an account, bounds as whiskers, open tops as arrows, what was changed since hollow, what is new ringed.
// It can be zoomed by mouse, touch and keyboard, and every mark leads to its words.
//
// Where a chart is to be: an element [data-chart] that holds the chart as the server draws it (an <svg> or anything else, which stays where
// there is no script, and is hidden once this has drawn) and its data as
//
//   <script type="application/json">{
//     "label": "people killed",             what is counted; the chart's name for those who can't see it
//     "log": false,                         whether heights are logarithmic (symlog: 0 can be shown)
//     "raised": false,                      whether heights need not begin at 0
//     "target": "#evidence",                optional: the element that a mark's words are put into (htmx); without it a mark is a plain link
//     "series": [{
//       "name": "Army",                     the account
//       "slot": 1,                          its colour and shape, 1 to 6, 0 for the rest (incident_chart.slots)
//       "marks": [{
//         "at": "2031-03-12T18:00:00",      when it had said it, on the incident's own clock, no zone; a day alone is its last minute
//         "low": 27, "high": 27,            what the words bound; "high": null is open at the top
//         "value": 27,                      where the mark stands (between low and high)
//         "words": "27",                    the number in words ("more than 100"); "short": "100+" where there is little room
//         "short": "27",
//         "standing": true,                 false: since changed, drawn hollow
//         "contested": false,               whether it is contested: a sign is drawn beside it
//         "new": false,                     whether it is new since the last visit
//         "href": "/incidents/ID/evidence/CLAIM"
//       }]
//     }]
//   }</script>
//
// publish/chart_data.py makes it from the same charts that the server draws: {{ chart_data(chart, link)|tojson }}.
// Marks that are the same place of the same account are drawn once each; the text of a report is only ever put in as text.
export function charts(_root) {}
