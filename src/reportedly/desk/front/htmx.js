// htmx, held to what the desk's policy allows: nothing evaluated, no style put in, nothing asked of another host, no page kept in the browser.
import htmx from "htmx.org";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
  disableInheritance: false,
  defaultSettleDelay: 0,
  scrollIntoViewOnBoost: false,
});

export default htmx;
