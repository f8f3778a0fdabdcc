package com.example.wave;

import org.glassmaster.testkit.rules.RulesContract;

class HouseRulesTest extends RulesContract {}
